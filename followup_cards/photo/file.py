"""The file that a photo comes in, before it is opened: its name and its bytes. Nothing heavy is imported here."""

from pathlib import Path

from followup_cards.errors import NotAPicture
from followup_cards.photo.limits import MAX_BYTES, megabytes

SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".mpo", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".heic", ".heif", ".hif"}
    | {".avif", ".pdf"}
)
"""Names that a folder is searched for; a file given by name is judged by its content alone."""


def bytes_of(path: Path, name: str) -> bytes:
    """Return what is in a file.

    Raises:
        NotAPicture: it is missing, empty, too large, a folder, or cannot be read.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise NotAPicture(f'"{name}" is a folder, not a picture. Give the pictures in it.')
        if size == 0:
            raise NotAPicture(f'"{name}" is empty: it has no bytes at all. Copy it from the camera again.')
        if size > MAX_BYTES:
            raise NotAPicture(
                f'"{name}" has {megabytes(size)} MB, and {megabytes(MAX_BYTES)} MB is the most that is read. '
                "Export it as a JPEG."
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotAPicture(f'"{name}" does not exist. Check the name.') from error
    except OSError as error:
        raise NotAPicture(f'"{name}" cannot be read: {error.strerror or error}. Check its permissions.') from error
