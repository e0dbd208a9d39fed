"""Interviews and contacts, and what all commands share: help, exit codes, plain failures."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from followup_cards.cli.main import COMMANDS
from followup_cards.model import Field
from tests.cli.conftest import Program
from tests.recorded import ANA, sure

ADD = ("interview", "add", "Acme", "--company", "Acme Ltd", "--role", "Planner")


def test_an_interview_is_added_and_shown(program: Program) -> None:
    """The end is kept with its offset, the deadline is 48 hours later."""
    added = program(*ADD, "--ended", "2026-03-02T15:30", "--zone", "Europe/Lisbon", "--met", "3")
    shown = json.loads(program("interview", "show", "acme", "--json").out)

    assert added.code == 0
    assert added.err == ""
    assert (shown["ended_at"], shown["zone"]) == ("2026-03-02T15:30:00+00:00", "Europe/Lisbon")
    assert (shown["deadline"], shown["met"], shown["panel"]) == ("2026-03-04T15:30:00+00:00", 3, [])


def test_a_time_without_a_zone_is_said_to_be_local(program: Program) -> None:
    """What was assumed is told."""
    assert "No zone was given" in program(*ADD, "--ended", "2026-03-02T15:30").err


def test_the_end_is_never_assumed(program: Program) -> None:
    """Without a person to ask, it must be given."""
    ran = program(*ADD)

    assert (ran.code, "--ended" in ran.err) == (2, True)
    assert program("interview", "list").out == ""


def test_a_part_needs_a_person(program: Program) -> None:
    """Nothing is changed by half a request."""
    program(*ADD, "--ended", "2026-03-02T15:30Z")

    assert program("interview", "edit", "Acme", "--part", "hr").code == 2
    assert program("interview", "edit", "Acme").code == 2


def test_facts_of_an_interview_are_corrected(program: Program) -> None:
    """Company, role and end, the end in the interview's own zone."""
    program(*ADD, "--ended", "2026-03-02T15:30", "--zone", "Europe/Berlin")
    program("interview", "edit", "Acme", "--role", "Chief", "--ended", "2026-03-02T17:00")
    shown = json.loads(program("interview", "show", "Acme", "--json").out)

    assert (shown["role"], shown["ended_at"]) == ("Chief", "2026-03-02T17:00:00+01:00")


@pytest.fixture
def ana(program: Program) -> Program:
    """Return the program with one contact."""
    program("capture", program.recorded.photo(program.photos, "one.png", ANA), answers="\n")
    return program


def test_contacts_are_listed_and_shown(ana: Program) -> None:
    """For a person as a table, for a program as JSON."""
    assert "Ana Sousa" in ana("contacts", "list").out
    assert "ana.sousa@quilmora.example" in ana("contacts", "show", "1").out
    assert json.loads(ana("contacts", "show", "sousa", "--json").out)["email"] == "ana.sousa@quilmora.example"
    assert ana("contacts", "list", "nobody").out == ""


def test_a_new_address_is_typed_twice(ana: Program) -> None:
    """The second time confirms it; a slip leaves it unconfirmed and says so."""
    slip = ana("contacts", "edit", "1", "--email", "ana@new.example", answers="anna@new.example\n")
    right = ana("contacts", "edit", "1", "--email", "ana@new.example", answers="ana@new.example\n")

    assert (slip.code, "not confirmed" in slip.err) == (9, True)
    assert right.code == 0
    assert json.loads(ana("contacts", "show", "1", "--json").out)["email_confirmed_at"]


def test_removal_asks_first(ana: Program) -> None:
    """Enter, and the end of the input, remove nobody."""
    assert "Nothing was removed" in ana("contacts", "remove", "1").err
    assert "Nothing was removed" in ana("contacts", "remove", "1", answers="\n").err
    assert ana("contacts", "remove", "1", answers="y\n").code == 0
    assert ana("contacts", "show", "1").code == 2


def test_removal_can_be_scripted(ana: Program) -> None:
    """--yes asks nothing."""
    assert ana("contacts", "remove", "ana.sousa@quilmora.example", "--yes").out.startswith("Removed contact 1")


def test_a_removal_is_undone(ana: Program) -> None:
    """The same person is back; a second undo has nothing to do."""
    ana("contacts", "remove", "1", "--yes")
    undone = ana("contacts", "undo")

    assert undone.out == "Undone: the removal of Ana Sousa.\n"
    assert "Ana Sousa" in ana("contacts", "list").out
    assert ana("contacts", "undo").code == 2


def test_two_contacts_become_one_field_by_field(ana: Program) -> None:
    """Each difference is asked about; the end of the answers changes nothing."""
    again = replace(ANA, emails=(sure(Field.EMAIL, "ana@other.example"),), company=sure(Field.COMPANY, "Other Ltd"))
    ana("capture", ana.recorded.photo(ana.photos, "two.png", again), answers="\n3\n")
    ended = ana("contacts", "merge", "1", "2", answers="2\n")
    merged = ana("contacts", "merge", "1", "2", answers="2\nboth\n1\n")
    shown = json.loads(ana("contacts", "show", "1", "--json").out)

    assert (ended.code, "Nothing was changed" in ended.err) == (9, True)
    assert (merged.code, "Type 1 or 2" in merged.err) == (0, True)
    assert (shown["company"], shown["email"]) == ("Other Ltd", "ana.sousa@quilmora.example")
    assert len(ana("contacts", "list", "--json").out.splitlines()) == 1


def test_search_takes_several_words(ana: Program) -> None:
    """Each of them must be there, in whatever field."""
    assert "Ana Sousa" in ana("contacts", "list", "sousa", "5550100").out
    assert ana("contacts", "list", "sousa", "karn").out == ""
    assert json.loads(ana("contacts", "list", "QUILMORA", "--json").out)["id"] == 1


def test_purging_asks_first_and_says_what_went(ana: Program) -> None:
    """Enter forgets nobody; an age, or a person, must be named."""
    assert "Nothing was removed" in ana("contacts", "purge", "1", answers="\n").err
    assert "nobody to forget" in ana("contacts", "purge", "--older-than", "1d").err
    assert ana("contacts", "purge").code == 2
    assert ana("contacts", "purge", "--older-than", "soon").code == 2
    purged = ana("contacts", "purge", "sousa", answers="y\n")
    assert purged.out == "Forgotten for good: 1 contact, 1 card, 1 photograph.\n"
    assert ana("contacts", "undo").code == 2


def test_doctor_says_what_is_here(program: Program) -> None:
    """Each finding is a line; an engine is here, so the exit code is 0."""
    ran = program("doctor", "--json")
    checks = {line["check"]: line for line in map(json.loads, ran.out.splitlines())}

    assert ran.code == 0
    assert {"reader rapidocr", "reader tesseract", "HEIC photographs", "SQLite", "home", "terminal"} <= set(checks)
    assert not program.home.exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(program: Program, shell: str) -> None:
    """The script asks the program by its own variable."""
    assert "_FOLLOWUP_CARDS_COMPLETE" in program("completion", shell).out


def test_an_unknown_command_suggests_the_nearest(program: Program) -> None:
    """A slip of the finger is one step from right."""
    ran = program("captrue")

    assert (ran.code, 'Did you mean "capture"?' in ran.err) == (2, True)


def test_a_bug_is_one_sentence_unless_debug_is_asked_for(program: Program) -> None:
    """Exit 1; the traceback only with --debug."""
    photo = program.recorded.photo(program.photos, "one.png", ANA)
    program.recorded.by_digest.clear()  # the recorded reader fails on what it does not know, as a bug would
    plain = program("read", photo)
    debug = program("--debug", "read", photo)

    assert (plain.code, debug.code) == (1, 1)
    assert len(plain.err.splitlines()) == 1
    assert "Traceback" in debug.err


def test_help_imports_nothing_heavy() -> None:
    """Help is told without the store, the readers or anything that calculates."""
    code = (
        "import sys\n"
        "from followup_cards.cli.main import run\n"
        "run(['--help'])\n"
        "heavy = {'numpy', 'cv2', 'PIL', 'sqlite3', 'rich', 'jinja2', 'onnxruntime'} & set(sys.modules)\n"
        "print('heavy:', sorted(heavy))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.splitlines()[-1] == "heavy: []"
    assert all(f"\n  {name} " in ran.stdout for name in COMMANDS)


def test_a_reader_of_our_output_may_leave_early(program: Program) -> None:
    """`| head` ends the command quietly, with exit code 0."""
    program(*ADD, "--ended", "2026-03-02T15:30Z")
    words = ["--home", str(program.home), "interview", "list", "--json"]
    with subprocess.Popen(
        [sys.executable, "-m", "followup_cards", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        said = ran.stderr.read()

    assert (ran.returncode, said) == (0, b"")
