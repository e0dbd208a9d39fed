"""`import`, as a person and a script see it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tests.imports.files import VCARD_30, VCARD_40


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """Return a file with two people."""
    path = tmp_path / "cards.vcf"
    path.write_text(VCARD_40, encoding="utf-8")
    return path


def test_what_became_of_everybody_is_said(program: Program, cards: Path) -> None:
    """Who came is a result; who was here is told beside it, with the next step."""
    first, second = program("import", cards), program("import", cards)

    assert (first.code, second.code, second.out) == (0, 0, "")
    assert first.out.splitlines() == ["Contact 1: آنا سوسا <ana.sousa@quilmora.example>", "Contact 2: Bo"]
    assert "not confirmed yet" in first.err
    assert "is contact 1 already, which is left as it is" in second.err
    assert "--merge" in second.err


def test_a_script_gets_one_object_for_each_person(program: Program, cards: Path) -> None:
    """File, place, what became of them, and the contact."""
    program("import", cards)
    lines = [json.loads(line) for line in program("import", cards, "--merge", "--json").out.splitlines()]

    assert [(line["outcome"], line["contact"], line["where"]) for line in lines] == [
        ("skipped", 1, "the card on line 1"),
        ("skipped", 2, "the card on line 12"),
    ]
    assert {line["file"] for line in lines} == {str(cards)}


def test_an_imported_address_gets_no_draft(program: Program, cards: Path) -> None:
    """It must be confirmed first, and the list says so."""
    program("import", cards)

    assert "(not confirmed)" in program("contacts", "list").out
    assert program("contacts", "show", "1", "--json").out.count('"email_confirmed_at": null') == 1


def test_a_damaged_file_is_a_sentence_and_changes_nothing(program: Program, tmp_path: Path) -> None:
    """Exit code 2, one line, no contact."""
    (tmp_path / "half.vcf").write_text(VCARD_30[:-15], encoding="utf-8")
    ran = program("import", tmp_path / "half.vcf")

    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert program("contacts", "list").out == ""


def test_hostile_text_is_shown_harmlessly(program: Program, tmp_path: Path) -> None:
    """Escapes and reversed text in a file are spelled out on the screen, and stored as they are."""
    name = "Dana\x1b[2J\u202egnp"
    (tmp_path / "a.vcf").write_text(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:\x1b[0m@x\nEND:VCARD\n", encoding="utf-8"
    )
    ran = program("import", tmp_path / "a.vcf")

    assert not {"\x1b", "\u202e"} & set(ran.out + ran.err)
    assert "\\x1b[2J\\u202egnp" in ran.out
    assert json.loads(program("contacts", "show", "1", "--json").out)["name"] == name
