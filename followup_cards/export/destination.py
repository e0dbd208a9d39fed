"""Writing a file so that it is either wholly there or as it was."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from followup_cards.errors import DestinationFailure


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file for its owner alone: a temporary file beside it, flushed to the disk, then renamed.

    Raises:
        DestinationFailure: the file cannot be written; what stood there before still does.
    """
    try:
        _replace(path, data)
    except OSError as error:
        raise DestinationFailure(
            f"{path} cannot be written: {_cause(error)}. Choose another place, or make room or give permission there."
        ) from error


def remove(path: Path) -> None:
    """Remove a file that we wrote; one that is gone already is no failure.

    Raises:
        DestinationFailure: it can't be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise DestinationFailure(f"{path} can't be removed: {_cause(error)}. Remove it yourself.") from error


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, unless it is there.

    Raises:
        DestinationFailure: it can't be made.
    """
    try:
        for missing in reversed([place for place in (folder, *folder.parents) if not place.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)  # `parents=True` would leave those between open to all
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise DestinationFailure(
            f"The folder {folder} can't be made: {_cause(error)}. Choose another place, or give permission there."
        ) from error


def _replace(path: Path, data: bytes) -> None:
    number, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Make the rename itself last; where folders cannot be opened (Windows), the system does so."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _cause(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "its folder does not exist"
    return (error.strerror or str(error)).lower()
