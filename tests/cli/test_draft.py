"""`draft` and `export`: from a panel to messages."""

from pathlib import Path

import pytest

from tests.cli.conftest import Program, lines


def test_json_has_the_promised_form(panel: Program, answers: Path, tmp_path: Path) -> None:
    """One line for each draft, with the file that was written."""
    ran = panel("draft", "Acme", "--scenario", "want-it", "--answers", answers, "--json", "--out", tmp_path / "out")
    first, second = lines(ran.out)

    assert ran.code == 0
    assert list(first) == ["to", "name", "subject", "body", "file", "deadline", "lints"]
    assert first["to"] == "ana.sousa@quilmora.example"
    assert first["deadline"] == "2026-03-04T15:30:00+00:00"
    assert Path(str(first["file"])).is_file()
    assert Path(str(second["file"])).read_bytes().count(b"X-Unsent: 1") == 1


def test_drafts_go_home_unless_told_otherwise(panel: Program, answers: Path) -> None:
    """The interview's own folder under the home."""
    panel("draft", "Acme", "--scenario", "want-it", "--answers", answers)

    assert len(list((panel.home / "drafts" / "Acme").glob("*.eml"))) == 2


def test_answers_are_asked_for_once(panel: Program, answers: Path) -> None:
    """What was given for an interview is kept with it."""
    missing = panel("draft", "Acme", "--scenario", "want-it", "--to", "stdout")
    panel("draft", "Acme", "--scenario", "want-it", "--answers", answers)
    again = panel("draft", "Acme", "--scenario", "want-it", "--to", "stdout")

    assert missing.code == 9
    assert "bring" in missing.err
    assert again.code == 0
    assert "the move to two sites" in " ".join(again.out.split())


def test_who_gets_nothing_is_said_with_the_reason(panel: Program, answers: Path) -> None:
    """After a no, the interviewer gets no message; that is no failure."""
    ran = panel("draft", "Acme", "--scenario", "not-a-match", "--answers", answers, "--to", "stdout", "--json")
    draft, withheld = lines(ran.out)

    assert ran.code == 0
    assert draft["to"] == "ana.sousa@quilmora.example"
    assert draft["file"] is None
    assert withheld["withheld"] == "bill.karn@quilmora.example"
    assert withheld["reason"]


def test_an_unconfirmed_address_gets_nothing_and_exit_9(panel: Program, answers: Path) -> None:
    """An address changed without typing it twice waits for its confirmation; the others are drafted."""
    edited = panel("contacts", "edit", "Bill Karn", "--email", "bill@new.example")
    ran = panel("draft", "Acme", "--scenario", "want-it", "--answers", answers, "--json")

    assert edited.code == 9
    assert ran.code == 9
    assert [line.get("to") or line.get("withheld") for line in lines(ran.out)] == [
        "ana.sousa@quilmora.example",
        "bill@new.example",
    ]


def test_links_for_a_mail_program(panel: Program, answers: Path) -> None:
    """`--to mailto` writes no file and gives a link."""
    ran = panel("draft", "Acme", "--scenario", "want-it", "--answers", answers, "--to", "mailto", "--json")

    assert all(str(line["mailto"]).startswith("mailto:") for line in lines(ran.out))
    assert not (panel.home / "drafts").exists()


def test_a_panel_from_elsewhere_needs_no_store(panel: Program, answers: Path, tmp_path: Path) -> None:
    """What `export drafter` writes, `draft --contacts` takes, in another home, which stays empty."""
    file = tmp_path / "panel.json"
    exported = panel("export", "drafter", "Acme", "--out", file)
    here = panel("draft", "Acme", "--scenario", "want-it", "--answers", answers, "--to", "stdout", "--json")
    other = tmp_path / "elsewhere"
    there = panel(
        *("--home", other, "draft", "--contacts", file, "--scenario", "want-it"),
        *("--answers", answers, "--to", "stdout", "--json"),
    )

    assert exported.code == there.code == 0
    assert [line["to"] for line in lines(there.out)] == [line["to"] for line in lines(here.out)]
    assert not other.exists()


@pytest.mark.parametrize("words", [(), ("Acme", "--contacts", "x.json")])
def test_one_panel_is_named(panel: Program, words: tuple[str, ...]) -> None:
    """Neither or both is a usage error."""
    ran = panel("draft", *words, "--scenario", "want-it")

    assert (ran.code, "one of the two" in ran.err) == (2, True)


def test_the_scenario_is_never_guessed(panel: Program) -> None:
    """Without a person to ask, it must be given."""
    assert panel("draft", "Acme").code == 2


@pytest.mark.parametrize(("name", "holds"), [("json", '"Ana Sousa"'), ("vcard", "FN:Ana Sousa"), ("csv", "Ana Sousa")])
def test_contacts_are_exported(panel: Program, name: str, holds: str) -> None:
    """All, or those named."""
    everyone = panel("export", name)
    one = panel("export", name, "bill.karn@quilmora.example")

    assert everyone.code == one.code == 0
    assert holds in everyone.out
    assert holds not in one.out


def test_the_answers_template_is_an_answers_file(panel: Program, tmp_path: Path) -> None:
    """The skeleton is taken as it is, and names nothing yet."""
    path = tmp_path / "skeleton.toml"
    path.write_text(panel("draft", "--answers-template").out, encoding="utf-8")
    ran = panel("draft", "Acme", "--scenario", "want-it", "--answers", path)

    assert (ran.code, "bring" in ran.err) == (9, True)
