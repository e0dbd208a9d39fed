"""`draft` and `export`: from a panel to messages."""

import sys
from collections.abc import Callable
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


def test_all_drafts_are_on_one_page(panel: Program, answers: Path) -> None:
    """Beside the files lies a page with every message and everyone who gets none."""
    ran = panel("draft", "Acme", "--scenario", "not-a-match", "--answers", answers)
    page = (panel.home / "drafts" / "Acme" / "drafts.html").read_text(encoding="utf-8")

    assert "drafts.html" in ran.err
    assert "ana.sousa@quilmora.example" in page
    assert "bill.karn@quilmora.example" in page


def test_changing_the_scenario_asks_and_replaces(panel: Program, answers: Path) -> None:
    """Nobody to ask: exit 9, and nothing changed. Agreed: the drafts of the first scenario are gone."""
    panel("draft", "Acme", "--scenario", "want-it", "--answers", answers)
    before = sorted((panel.home / "drafts" / "Acme").iterdir())
    asked = panel("draft", "Acme", "--scenario", "not-a-match", "--answers", answers)
    unchanged = sorted((panel.home / "drafts" / "Acme").iterdir())
    ran = panel("draft", "Acme", "--scenario", "not-a-match", "--change-scenario")
    left = [path.name for path in (panel.home / "drafts" / "Acme").glob("*.eml")]

    assert (asked.code, "--change-scenario" in asked.err) == (9, True)
    assert before == unchanged
    assert ran.code == 0
    assert [name.partition("_")[0] for name in left] == ["ana-sousa"]
    assert [(line["name"], line["drafted_as"]) for line in lines(panel("due", "--json").out)] == [
        ("Ana Sousa", "not-a-match")
    ]


def test_messages_in_german(panel: Program, answers: Path) -> None:
    """The language is kept with the interview; one that has no templates is refused."""
    german = panel("draft", "Acme", "--scenario", "not-a-match", "--answers", answers, "--language", "de", "--json")
    again = panel("draft", "Acme", "--scenario", "not-a-match", "--json")
    unknown = panel("draft", "Acme", "--scenario", "not-a-match", "--language", "xx")

    assert "Freundliche Grüße" in str(lines(german.out)[0]["body"]) or "Grüße" in str(lines(german.out)[0]["body"])
    assert lines(again.out)[0]["body"] == lines(german.out)[0]["body"]
    assert (unknown.code, "en" in unknown.err) == (2, True)


def test_templates_of_ones_own(panel: Program, answers: Path, tmp_path: Path) -> None:
    """A file in the folder wins over the built-in one; a mistake in it is named."""
    folder = tmp_path / "mine"
    folder.mkdir()
    own = Path(__file__).parents[2] / "followup_cards" / "followup" / "templates" / "en" / "not-a-match.toml"
    text = own.read_text(encoding="utf-8")
    (folder / "not-a-match.toml").write_text(
        "subject = ['About the {{ role }} position']\n" + text[text.index("\nopening") :], encoding="utf-8"
    )
    words = ("draft", "Acme", "--scenario", "not-a-match", "--answers", answers, "--templates", folder, "--json")
    ran = panel(*words)
    (folder / "not-a-match.toml").write_text("subject = ['{{ nobody }}']\nopening = ['x']\nclosing = ['y']\n")
    wrong = panel(*words)

    assert lines(ran.out)[0]["subject"] == "About the Planner position"
    assert (wrong.code, "not-a-match.toml" in wrong.err) == (2, True)


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that sets the person's editor: a program that changes the file it is given."""

    def use(change: str) -> None:
        script = tmp_path / "editor.py"
        script.write_text(
            f"import pathlib, sys, os\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text()\n{change}\n"
            "os.utime(path, (1, 1))\n",
            encoding="utf-8",
        )
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")

    return use


def test_a_draft_is_edited_before_it_is_kept(panel: Program, answers: Path, editor: Callable[[str], None]) -> None:
    """What the person writes is what is kept."""
    editor("path.write_text(text.replace('Planner', 'Planner role', 1).replace('Subject: ', 'Subject: Again: ', 1))")
    ran = panel("draft", "Acme", "--scenario", "want-it", "--answers", answers, "--edit", "--json")
    untouched = panel("draft", "Acme", "--scenario", "want-it", "--answers", answers, "--json")

    assert [str(line["subject"]).startswith("Again: ") for line in lines(ran.out)] == [True, True]
    assert [str(line["subject"]).startswith("Again: ") for line in lines(untouched.out)] == [False, False]


def test_drafting_again_keeps_what_was_edited(panel: Program, answers: Path, editor: Callable[[str], None]) -> None:
    """Beside the new file, until the scenario changes; drafting the same again keeps nothing."""
    folder = panel.home / "drafts" / "Acme"
    editor("path.write_text(text.replace('Subject: ', 'Subject: Again: ', 1))")
    first = panel("draft", "Acme", "--scenario", "want-it", "--answers", answers, "--edit")
    again = panel("draft", "Acme", "--scenario", "want-it")
    kept = [path.read_text(encoding="utf-8") for path in folder.glob("*.before")]
    same = panel("draft", "Acme", "--scenario", "want-it")
    panel("draft", "Acme", "--scenario", "went-badly", "--change-scenario")

    assert first.code == 0, first.err
    assert len(kept) == 2
    assert all("Subject: Again: " in text for text in kept)
    assert again.err.count("is kept: ") == 2
    assert "is kept: " not in same.err
    assert not list(folder.glob("*.before"))


def test_what_was_edited_is_checked_like_any_draft(
    panel: Program, answers: Path, editor: Callable[[str], None]
) -> None:
    """A reason in a refusal is held back, with the reason why."""
    editor("path.write_text(text.replace('\\n\\nDear', '\\n\\nDear') + '\\nThe salary is too low for me.\\n')")
    ran = panel("draft", "Acme", "--scenario", "not-a-match", "--answers", answers, "--edit")

    assert ran.code == 9
    assert "held back" in ran.out
    assert not list((panel.home / "drafts" / "Acme").glob("*.eml"))


def test_a_draft_that_lost_its_subject_line_is_not_kept(
    panel: Program, answers: Path, editor: Callable[[str], None]
) -> None:
    """The person is asked; the draft stays as it was when they say so."""
    editor("path.write_text('no subject here')")
    words = ("draft", "Acme", "--scenario", "not-a-match", "--answers", answers, "--edit", "--json")
    ran = panel(*words, answers="\nk\n")

    assert ran.err.count('must be "Subject: ..."') == 2
    assert str(lines(ran.out)[0]["subject"]) != "no subject here"


def test_an_interview_that_is_still_ahead_is_not_written_about(panel: Program, answers: Path) -> None:
    """One sentence, and nothing is written."""
    panel("interview", "edit", "Acme", "--ended", "2026-03-09T15:30Z")
    ran = panel("draft", "Acme", "--scenario", "want-it", "--answers", answers)

    assert (ran.code, "still ahead" in ran.err, ran.out) == (2, True, "")


def test_nobody_is_guessed_to_be_hr(panel: Program, answers: Path) -> None:
    """A refusal goes to HR; who that is must be said. An empty panel is said too."""
    panel("interview", "edit", "Acme", "--person", "Ana Sousa", "--part", "interviewer")
    ran = panel("draft", "Acme", "--scenario", "not-a-match", "--answers", answers)
    panel("interview", "add", "Empty", "--company", "E", "--role", "R", "--ended", "2026-03-02T15:30Z")
    empty = panel("draft", "Empty", "--scenario", "want-it", "--answers", answers)

    assert (ran.code, "--part hr" in ran.err) == (9, True)
    assert (empty.code, "Nobody is on the panel" in empty.err) == (9, True)


def test_the_company_of_another_interview_has_no_place_in_a_message(panel: Program, answers: Path) -> None:
    """A message that was pasted from another one is held back."""
    panel("interview", "add", "Other", "--company", "Brindlewick", "--role", "R", "--ended", "2026-03-02T15:30Z")
    text = answers.read_text(encoding="utf-8").replace("keeping busy service teams calm", "keeping Brindlewick calm")
    answers.write_text(text, encoding="utf-8")
    ran = panel("draft", "Acme", "--scenario", "want-it", "--answers", answers)

    assert "Brindlewick" in ran.err
