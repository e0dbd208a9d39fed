"""A short part of the campaign with hostile text, by property: every exit, hundreds of texts each."""

import pytest
from hypothesis import given, settings

from followup_cards.cli.text import harmless
from tests.cli.conftest import Program, program
from tests.hostile import CORPUS, EVERY, texts
from tests.torture.texts import EXITS, acts_upon_a_terminal

__all__ = ["program"]


@pytest.mark.parametrize("name", EXITS)
def test_hostile_text_is_only_text(name: str) -> None:
    """The corpus, each alone and run together with any other text: the place where it comes out stays as it was."""
    leave = EXITS[name]

    @settings(max_examples=100 if name == "pages" else 300)
    @given(texts)
    def property_of_the_exit(text: str) -> None:
        leave(text)

    for text in EVERY:
        leave(text)
    property_of_the_exit()


@pytest.mark.parametrize("text", [text for kind in ("escapes", "bidi", "lines") for text in CORPUS[kind]])
def test_a_message_about_a_hostile_name_is_harmless(program: Program, text: str) -> None:
    """File names, interviews and contacts that a person names are shown spelled, on one line."""
    ran = [
        program("read", f"{text}.jpg"),
        program("interview", "show", text),
        program("contacts", "show", text),
        program("draft", text, "--scenario", "want-it", "--answers", f"{text}.toml"),
        program("import", f"{text}.vcf"),
        program("export", "csv", "--out", f"/nowhere/{text}.csv"),
    ]

    assert {one.code for one in ran} <= {2, 7}
    for one in ran:
        assert not acts_upon_a_terminal(one.err), one.err
        assert len(one.err.splitlines()) == 1
    assert harmless(text)[:8] in ran[0].err
