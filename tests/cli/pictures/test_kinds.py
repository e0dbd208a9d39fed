"""Which way of drawing a terminal gets: never one that it did not say it understands."""

import pytest

from followup_cards.cli.pictures.kinds import Drawing, complete, drawing_for, questions_for
from followup_cards.settings import Terminal, load, terminal_in

MODERN = Terminal("xterm-256color", "", 256, unicode=True)
PLAIN_ANSWER = b"\x1b[?62;22c"


@pytest.mark.parametrize(
    ("answer", "drawing"),
    [
        (b"\x1b_Gi=31;OK\x1b\\" + PLAIN_ANSWER, Drawing.KITTY),
        (b"\x1b_Gi=31;ENOTSUPPORTED\x1b\\" + PLAIN_ANSWER, Drawing.BLOCKS),
        (b"\x1bP>|iTerm2 3.5.0\x1b\\" + PLAIN_ANSWER, Drawing.ITERM2),
        (b"\x1bP>|tmux 3.4\x1b\\\x1b[?1;2;4c", Drawing.SIXEL),
        (b"\x1b[?64;14c", Drawing.BLOCKS),
        (b"", Drawing.BLOCKS),
        (b"\x1b[?", Drawing.BLOCKS),
    ],
)
def test_only_an_answer_makes_pixels(answer: bytes, drawing: Drawing) -> None:
    """What the terminal says of itself decides; silence means characters."""
    assert drawing_for(MODERN, answer, 256) is drawing


@pytest.mark.parametrize("terminal", [Terminal("xterm", "", 8, unicode=True), Terminal("linux", "", 256), Terminal()])
def test_without_colours_or_unicode_nothing_is_drawn(terminal: Terminal) -> None:
    """The person gets the path of the picture."""
    assert drawing_for(terminal, b"", terminal.colors) is Drawing.NONE


@pytest.mark.parametrize("term", ["", "dumb", "linux", "vt52", "emacs", "ansi"])
def test_a_terminal_that_may_not_answer_is_asked_nothing(term: str) -> None:
    """Not a byte goes to it."""
    assert questions_for(Terminal(term, "iTerm.app", 256, unicode=True)) == b""


def test_each_is_asked_only_what_it_may_understand() -> None:
    """Kitty's question goes where the environment hints at kitty, and everyone is asked for attributes last."""
    assert questions_for(MODERN) == b"\x1b[c"
    assert questions_for(Terminal("xterm-kitty", "", 256)).startswith(b"\x1b_G")
    assert b"\x1b[>0q" in questions_for(Terminal("xterm-256color", "iTerm.app", 256))
    assert questions_for(Terminal("xterm-kitty", "", 256)).endswith(b"\x1b[c")


def test_the_answer_about_attributes_ends_the_waiting() -> None:
    """Not before it is whole."""
    assert complete(b"\x1b_Gi=31;OK\x1b\\\x1b[?62;4c")
    assert not complete(b"\x1b[?62;4")
    assert not complete(b"typed by somebody c")


@pytest.mark.parametrize(
    ("environment", "terminal"),
    [
        ({"TERM": "xterm-256color", "LANG": "pt_PT.UTF-8"}, Terminal("xterm-256color", "", 256, unicode=True)),
        ({"TERM": "xterm", "LC_ALL": "C"}, Terminal("xterm", "", 0, unicode=False)),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, Terminal("xterm", "", 256, unicode=False)),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, Terminal("dumb", "", 0, unicode=False)),
        ({"KITTY_WINDOW_ID": "1"}, Terminal("", "kitty", 0, unicode=False)),
        ({}, Terminal()),
    ],
)
def test_the_environment_gives_hints(environment: dict[str, str], terminal: Terminal) -> None:
    """TERM, COLORTERM, the terminal's own name and the locale."""
    assert terminal_in(environment) == terminal
    assert load(environ={**environment, "FOLLOWUP_CARDS_HOME": "x"}).terminal == terminal
