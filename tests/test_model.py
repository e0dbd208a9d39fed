"""The values that stages exchange come from one module, whichever file they stand in."""

import subprocess
import sys

import pytest

from followup_cards import messages, model, seen

WHAT_IS_LOADED = (
    "import sys\n"
    "import followup_cards.bootstrap, followup_cards.cli.due, followup_cards.cli.contacts\n"
    "print(sorted({'followup_cards.seen', 'followup_cards.messages', 'zoneinfo', 'tempfile'} & set(sys.modules)))\n"
)


def test_readings_and_messages_are_part_of_the_model() -> None:
    """A card and a draft are the same classes wherever they are asked for."""
    assert model.Card is seen.Card
    assert model.Draft is messages.Draft


def test_a_name_that_nothing_has_is_an_error() -> None:
    """A slip of the pen is told as of any other module."""
    with pytest.raises(AttributeError, match="no attribute 'Crad'"):
        getattr(model, "Crad")  # noqa: B009 - written out, the type checker finds it first


def test_looking_at_contacts_loads_nothing_of_photographs_or_messages() -> None:
    """Commands that a person runs ten times a day start at once: what they don't need is not loaded."""
    done = subprocess.run([sys.executable, "-c", WHAT_IS_LOADED], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
