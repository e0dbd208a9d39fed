"""Run a command where there is no network but this machine's own: `python -m tests.offline COMMAND...` (Linux)."""

import fcntl
import socket
import struct
import subprocess
import sys
from pathlib import Path

from tests.torture.private import isolated

INSIDE = "--inside"
SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 0x1
"""From linux/sockios.h and linux/if.h."""


def bring_loopback_up() -> None:
    """Let programs of this machine talk with each other."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        asked = fcntl.ioctl(any_socket, SIOCGIFFLAGS, struct.pack("16sH14x", b"lo", 0))
        flags = struct.unpack("16sH14x", asked)[1]
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", flags | IFF_UP))


def routes() -> list[str]:
    """Return the routes to other machines."""
    return Path("/proc/net/route").read_text(encoding="ascii").splitlines()[1:]


def main(words: list[str]) -> int:
    """Run the command; exit as it does, or with 2 where it can't be run so."""
    if words[:1] == [INSIDE]:
        bring_loopback_up()
        return subprocess.run(words[1:], check=False).returncode if not routes() else 2
    space = isolated()
    if space is None:
        print("NOT RUN: this user may not make a network namespace here.", file=sys.stderr)  # noqa: T201 - a program
        return 2
    return subprocess.run([*space, sys.executable, "-m", "tests.offline", INSIDE, *words], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
