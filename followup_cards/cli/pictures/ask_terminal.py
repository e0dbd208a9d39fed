"""Ask the terminal a question in its own codes, without losing what the person has typed ahead."""

import os
import select
import sys
import time

from followup_cards.cli.pictures.kinds import complete

PATIENCE = 0.5
"""Seconds; a terminal at the other end of a slow line answers within it, and one that never answers costs no more."""


def answer_to(questions: bytes) -> bytes:
    """Return what the terminal answers, or nothing: no terminal, no answer in time, or the person is typing."""
    try:
        import termios
        import tty
    except ImportError:  # not a Unix
        return b""
    if not questions or not sys.stdin.isatty() or not sys.stderr.isatty():
        return b""
    keyboard = sys.stdin.fileno()
    if select.select([keyboard], [], [], 0)[0]:
        return b""  # typed ahead: these are answers to us, not to the terminal
    try:
        before = termios.tcgetattr(keyboard)
        tty.setcbreak(keyboard, termios.TCSANOW)
        try:
            os.write(sys.stderr.fileno(), questions)
            return listen(keyboard)
        finally:
            termios.tcsetattr(keyboard, termios.TCSANOW, before)
    except (OSError, termios.error):
        return b""


def listen(keyboard: int) -> bytes:
    """Return what comes until the last answer has come, or patience is over."""
    answer, until = b"", time.monotonic() + PATIENCE
    while not complete(answer) and (left := until - time.monotonic()) > 0:
        if select.select([keyboard], [], [], left)[0]:
            answer += os.read(keyboard, 1024)
    return answer
