"""Notice photographs in a folder as they finish arriving, for example from a telephone's sync folder."""

from collections.abc import Iterator
from pathlib import Path

from followup_cards.errors import UsageError
from followup_cards.service.developing import LOST, Develop, here

Stamp = tuple[int, int]
"""A file's size and the time of its last change."""


class Watch:
    """A folder that is looked at again and again; what lay there at the beginning is left alone."""

    def __init__(self, folder: Path, develop: Develop = here) -> None:
        if not folder.is_dir():
            raise UsageError(f'"{folder}" is no folder. Name the folder into which your photographs arrive.')
        self._folder = folder
        self._develop = develop
        self._handled = dict(self._files())
        self._before: dict[Path, Stamp] = {}

    @property
    def found_at_first(self) -> int:
        """Return how many photographs were there already."""
        return len(self._handled)

    def look(self) -> list[Path]:
        """Return the photographs that have finished arriving since the last look, in the order of their names.

        One has finished when it is as large and as old as at the last look, and opens as a picture.
        """
        now = {path: stamp for path, stamp in self._files() if self._handled.get(path) != stamp}
        still = sorted(path for path, stamp in now.items() if self._before.get(path) == stamp)
        self._before = now
        complete = [path for path in still if self._opens(path)]
        for path in still:  # what doesn't open is looked at again when it has changed
            self._handled[path] = now[path]
        return complete

    def _opens(self, path: Path) -> bool:
        try:
            self._develop(looked_at, path)
        except LOST:
            return False
        return True

    def _files(self) -> Iterator[tuple[Path, Stamp]]:
        from followup_cards.photo.file import SUFFIXES

        try:
            inside = list(self._folder.iterdir())
        except OSError as error:
            raise UsageError(f'The folder "{self._folder}" can\'t be read any more: {error.strerror}.') from error
        for path in inside:
            if path.suffix.lower() not in SUFFIXES or path.name.startswith("."):
                continue
            try:
                state = path.stat()
            except OSError:  # gone again
                continue
            if path.is_file():
                yield path, (state.st_size, state.st_mtime_ns)


def looked_at(data: bytes, name: str) -> Iterator[None]:
    """Open every page, whole."""
    from followup_cards.photo.load import pages_in

    for _ in pages_in(data, name):
        yield None
