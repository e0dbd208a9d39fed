"""`draft`, `due`, `sent`, `export`: from a panel to messages."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tests.recorded import ANA, BILL

ANSWERS = """
[me]
name = "Robin Example"
[answers]
bring = "I bring six years of keeping busy service teams calm, reachable and on time."
fit = "I see myself as the person between planning and the people who carry the plan out."
value = "In the first month I can map where requests wait today and halve the longest of those waits."
[topics]
"ana.sousa@quilmora.example" = "the move to two sites"
"""


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """Return a candidate's answers file."""
    path = tmp_path / "answers.toml"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


@pytest.fixture
def panel(program: Program) -> Program:
    """Return the program with an interview and two people on its panel, HR first."""
    photo = program.recorded.photo(program.photos, "one.png", ANA, BILL)
    program("interview", "add", "Acme", "--company", "Acme Ltd", "--role", "Planner", "--ended", "2026-03-02T15:30Z")
    assert program("capture", photo, "--interview", "Acme", answers="\n3\nbill.karn@quilmora.example\n\n\n").code == 0
    return program


def lines(text: str) -> list[dict[str, object]]:
    """Return the objects of JSON lines."""
    return [json.loads(line) for line in text.splitlines()]


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


def test_sent_ends_what_is_due(panel: Program, answers: Path) -> None:
    """`due` lists both, soonest first, then one, then none."""
    panel("draft", "Acme", "--scenario", "want-it", "--answers", answers)
    both = lines(panel("due", "--json").out)
    panel("sent", "Acme", "ana.sousa@quilmora.example")
    one = lines(panel("due", "--json").out)
    panel("sent", "Acme", "--all")
    none = panel("due")

    assert [line["hours_left"] for line in both] == [30.0, 30.0]
    assert [line["drafted_as"] for line in both] == ["want-it", "want-it"]
    assert [line["name"] for line in one] == ["Bill Karn"]
    assert (none.code, none.out) == (0, "")


def test_missing_cards_are_said(panel: Program) -> None:
    """You met more people than there are cards."""
    panel("interview", "edit", "Acme", "--met", "4")

    assert "you met 4 people, 2 cards" in panel("due").err


def test_sent_needs_to_know_to_whom(panel: Program) -> None:
    """Nobody named, or somebody and everybody, is a usage error."""
    assert panel("sent", "Acme").code == 2
    assert panel("sent", "Acme", "Ana Sousa", "--all").code == 2


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
