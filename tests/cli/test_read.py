"""`read`: one line for each photo, in order; nothing kept."""

import json
from dataclasses import replace

from followup_cards.model import ReadFailure
from tests.cli.conftest import Program
from tests.recorded import ANA, BILL, DORA, digest_of

FIELD_KEYS = {"value", "confidence", "status", "evidence", "alternatives", "raw", "box"} | {"reasons", "doubts", "seen"}


def test_json_has_the_promised_form(program: Program) -> None:
    """Every key of the contract, for photo, card and field."""
    photo = program.recorded.photo(program.photos, "one.png", ANA)
    line = json.loads(program("read", "--json", photo).out)
    (card,) = line["cards"]

    assert list(line) == ["schema", "photo", "page", "taken_at", "seconds", "advice", "error", "cards"]
    assert (line["schema"], line["photo"], line["error"]) == (1, str(photo), None)
    assert list(card) == [
        *("corners", "name", "job_title", "company", "emails", "phones", "websites", "address", "lines")
    ]
    assert set(card["emails"][0]) == set(card["name"]) == FIELD_KEYS
    assert card["emails"][0]["status"] == "sure"
    assert card["emails"][0]["evidence"] == ["both readers saw the same characters"]
    assert card["phones"][0]["e164"] == "+351215550100"
    assert [len(card["corners"]), len(card["name"]["box"])] == [4, 4]
    assert card["job_title"] is None


def test_json_tells_everything_that_went_into_a_decision(program: Program) -> None:
    """Reasons with their codes and weights, each doubtful place, and what every look at the line saw."""
    (email,) = BILL.emails
    looked = replace(BILL, emails=(replace(email, seen=("bi1l.karn@quilmora.example", "bill.karn@quilmora.example")),))
    photo = program.recorded.photo(program.photos, "one.png", looked)
    (card,) = json.loads(program("read", "--json", photo).out)["cards"]
    (told,) = card["emails"]

    assert told["reasons"] == [{"code": "readers-disagree", "weight": -1.0}]
    assert told["doubts"] == [{"start": 2, "end": 3, "other": "l", "weight": 0.5}]
    assert told["seen"] == ["bi1l.karn@quilmora.example", "bill.karn@quilmora.example"]


def test_a_folder_is_read_in_order_and_a_bad_file_stands_in_its_place(program: Program) -> None:
    """One line each; the sentence about the bad one on standard error; exit 8."""
    for name, reading in (("b.png", BILL), ("a.png", ANA), ("d.png", DORA)):
        program.recorded.photo(program.photos, name, reading)
    bad = program.recorded.photo(program.photos, "c.png")
    program.recorded.failures[digest_of(bad)] = ReadFailure("not-a-picture", "c.png is no picture. Export it again.")
    ran = program("read", "--json", program.photos)
    lines = [json.loads(line) for line in ran.out.splitlines()]

    assert ran.code == 8
    assert [line["photo"][-5:] for line in lines] == ["a.png", "b.png", "c.png", "d.png"]
    assert lines[2]["error"] == {"code": "not-a-picture", "message": "c.png is no picture. Export it again."}
    assert ran.err.splitlines() == [
        "c.png is no picture. Export it again.",
        "1 of 4 photos could not be read; the rest is done.",
    ]


def test_all_unreadable_tells_the_cause(program: Program) -> None:
    """Exit 4 when none is a picture, 5 when causes differ or nothing was found on them."""
    one = program.recorded.photo(program.photos, "one.png")
    two = program.recorded.photo(program.photos, "two.png")
    program.recorded.failures[digest_of(one)] = ReadFailure("not-a-picture", "one.png is no picture.")
    program.recorded.failures[digest_of(two)] = ReadFailure("nothing-readable", "Nothing on two.png.")

    assert program("read", one).code == 4
    assert program("read", two).code == 5
    assert program("read", one, two).code == 5


def test_a_person_sees_a_table_with_reasons(program: Program) -> None:
    """Label, value, sure or check, and why."""
    photo = program.recorded.photo(program.photos, "one.png", ANA, BILL)
    out = program("read", photo).out

    assert "card 1 of 2" in out
    assert "  E-mail     ana.sousa@quilmora.example sure   both readers saw the same characters" in out
    assert "bi1l.karn@quilmora.example check  the two readers saw different characters" in out


def test_nothing_is_kept(program: Program) -> None:
    """No home is made for a reading."""
    program("read", program.recorded.photo(program.photos, "one.png", ANA))

    assert not program.home.exists()
