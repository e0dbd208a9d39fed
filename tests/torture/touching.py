"""Which files a process touches: noted by Python's own audit events, or by `strace` where it is there."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
TWO = ("os.rename", "os.link")
ONE = ("os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.chown", "os.utime")
DEVICES = ("/dev/null", "/dev/tty", "/proc/self/clear_refs")
CALL = re.compile(
    r"\b(?P<call>open|openat|openat2|creat|rename\w*|unlink\w*|rmdir|mkdir\w*|link\w*|symlink\w*|truncate|f?chmod\w*"
    r"|f?chown\w*|utimensat)\((?P<given>.*)\)\s+= (?P<result>-?\d+)"
)
"""A line of strace: openat(AT_FDCWD</home>, "a.txt", O_WRONLY|O_CREAT, 0666) = 3</home/a.txt>"""
BASE = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<base>[^>]*)>, )?"(?P<name>(?:[^"\\]|\\.)*)"')
"""AT_FDCWD</home>, "a.txt" """


def touched_by(event: str, args: tuple[object, ...]) -> list[str]:
    """Return what an audit event says is written, made, moved or removed."""
    if event == "open":
        path, _, flags = args
        return [resolved(path, None)] if isinstance(flags, int) and flags & WRITES and not isinstance(path, int) else []
    if event == "sqlite3.connect":
        return [] if str(args[0]).startswith(("file:", ":memory:")) else [resolved(args[0], None)]
    if event in TWO:
        return [resolved(path, at) for path, at in zip(args[:2], args[2:4], strict=True)]
    if event == "os.symlink":
        return [resolved(args[1], args[2])]
    if event in ONE and not isinstance(args[0], int):
        path = resolved(args[0], args[-1])
        return [] if event == "os.mkdir" and os.path.isdir(path) else [path]  # noqa: PTH112 - it is there already
    return [resolved(args[0], None)] if event == "os.truncate" and not isinstance(args[0], int) else []


def resolved(path: object, at: object) -> str:
    """Return a path as it stands in the file system, whatever folder it was given in."""
    text = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else str(path)
    base = os.readlink(f"/proc/self/fd/{at}") if isinstance(at, int) and at >= 0 else os.getcwd()  # noqa: PTH115, PTH109 - also as everything is torn down
    return os.path.normpath(os.path.join(base, text))  # noqa: PTH118


def watch(note: Callable[[str], None]) -> None:
    """Note every file that this process touches from now on; it can't be undone."""

    def hear(event: str, args: tuple[object, ...]) -> None:
        for path in touched_by(event, args):
            note(path)

    sys.addaudithook(hear)


def watch_into(log: str) -> None:
    """Note every file that this process touches in a log."""
    line = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def note(path: str) -> None:
        os.write(line, os.fsencode(path) + b"\n")

    watch(note)


def started_with(log: Path) -> str:
    """Return what a `sitecustomize.py` says, so that every Python that is started notes what it touches."""
    return f"from tests.torture.touching import watch_into\nwatch_into({str(log)!r})\n"


def outside(paths: Iterable[str], allowed: Iterable[Path]) -> list[str]:
    """Return the paths that lie in none of the places that are allowed."""
    places = [str(place.resolve()) for place in allowed]
    return sorted(
        {
            path
            for path in paths
            if path not in DEVICES and not any(path == place or path.startswith(f"{place}/") for place in places)
        }
    )


def can_trace() -> bool:
    """Say whether `strace` is here and may look at what we start."""
    words = ["strace", "-f", "-o", "/dev/null", "true"]
    return bool(shutil.which("strace")) and subprocess.run(words, check=False, capture_output=True).returncode == 0


def traced(log: Path) -> list[str]:
    """Return the words that put a command, and all that it starts, under a trace of the files that it touches."""
    return ["strace", "-f", "-y", "-s", "4096", "-e", "trace=%file,fchmod,fchown", "-o", str(log)]


def touched_in(log: Path, working: Path) -> Iterator[str]:
    """Yield what a trace says was written, made, moved or removed."""
    with log.open(encoding="utf-8", errors="surrogateescape") as lines:
        for line in lines:
            found = CALL.search(line)
            if not found or int(found["result"]) < 0 or (found["call"].startswith("open") and not writes(found)):
                continue
            names = list(BASE.finditer(found["given"]))
            for name in names[1:] if found["call"].startswith("symlink") else names:
                yield os.path.normpath(os.path.join(name["base"] or working, name["name"]))  # noqa: PTH118
            if not names:  # by its number
                yield found["given"].partition("<")[2].partition(">")[0]


def writes(call: re.Match[str]) -> bool:
    """Say whether a file is opened to be written."""
    return bool(re.search(r"\bO_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)\b", call["given"]))


REACHES_OUT = re.compile(r"\b(?:connect|sendto|sendmsg|sendmmsg)\(.*\bAF_INET6?\b")
"""A line of strace: connect(9, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.1")}, 16) = 0"""


def listened(log: Path) -> list[str]:
    """Return the words that put a command under a trace of what it says to others, native libraries included."""
    return ["strace", "-f", "-s", "200", "-e", "trace=network", "-o", str(log)]


def reached_out(log: Path) -> list[str]:
    """Return what a trace says of tries to reach another machine."""
    return [
        line.strip()
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines()
        if REACHES_OUT.search(line)
    ]
