"""Two-sided cards at the prompt: in pairs, offered, joined and taken apart by a key."""

import json

from tests.cli.conftest import Program
from tests.recorded import ANA, BILL
from tests.two_sided import BACK, FRONT


def kept(program: Program) -> list[tuple[object, object]]:
    """Return names and addresses of the contacts."""
    found = [json.loads(line) for line in program("contacts", "list", "--json").out.splitlines()]
    return [(one["name"], one["email"]) for one in found]


def test_photographs_in_pairs_are_asked_about_once(program: Program) -> None:
    """`--two-sided`: front and back are one card, with one Enter; doing it again finds everything done."""
    photos = [program.recorded.photo(program.photos, f"{n}.png", one) for n, one in enumerate((FRONT, BACK, ANA))]
    ran = program("capture", "--two-sided", *photos, answers="\n\n")
    again = program("capture", "--two-sided", *photos)

    assert ran.code == 0
    assert "0.png and 1.png (two sides; j takes them apart)" in ran.err
    assert kept(program) == [("Ana Sousa", "ana.sousa@quilmora.example"), ("Mara Quist", "mara.quist@tavelin.example")]
    assert again.code == 0
    assert again.err.count("all done") == 3
    assert len(program.recorded.asked) == 3


def test_the_end_of_the_answers_leaves_pairs_joined(program: Program) -> None:
    """What was joined stays so for `review`, and for the same photographs once more."""
    photos = [program.recorded.photo(program.photos, f"{n}.png", one) for n, one in enumerate((FRONT, BACK))]

    assert "1 card waits" in program("capture", "--two-sided", *photos).err
    assert "1 card waits" in program("capture", *photos).err
    assert program("review", answers="\n").code == 0
    assert kept(program) == [("Mara Quist", "mara.quist@tavelin.example")]


def test_a_back_is_offered_to_its_front(program: Program) -> None:
    """Without `--two-sided`, a card without an address whose neighbour has one asks whether that is its other side."""
    photos = [program.recorded.photo(program.photos, f"{n}.png", one) for n, one in enumerate((FRONT, BACK))]
    program("capture", *photos)
    ran = program("review", answers="1\n\n")

    assert ran.code == 0
    assert "Is one of these the other side of this card?" in ran.err
    assert "photographed just after this one, and it has an address" in ran.err
    assert "Joined: two sides of one card." in ran.err
    assert kept(program) == [("Mara Quist", "mara.quist@tavelin.example")]


def test_a_front_waits_for_the_next_photograph(program: Program) -> None:
    """In one run: a card without an address is asked about when the next photo is read: nothing is taken back."""
    readings = (ANA, FRONT, BACK, BILL)
    photos = [program.recorded.photo(program.photos, f"{n}.png", one) for n, one in enumerate(readings)]
    ran = program("capture", *photos, answers="\n1\n\nx\n")

    assert ran.code == 0
    assert [line.partition(":")[2].split(" <")[0] for line in ran.out.splitlines()] == [" Ana Sousa", " Mara Quist"]
    assert ran.err.count("photo 3 of 4") == 0  # the back came with its front


def test_a_back_comes_up_after_its_front_was_confirmed(program: Program) -> None:
    """In one run, in the order of the photographs: saying yes takes the front's confirmation back and asks once."""
    front = program.recorded.photo(program.photos, "0.png", FRONT)
    program("capture", front, answers="\n")
    back = program.recorded.photo(program.photos, "1.png", BACK)
    ran = program("capture", back, answers="1\n\n")

    assert ran.code == 0
    assert "photographed just before this one, and it has a name" in ran.err
    assert kept(program) == [("Mara Quist", "mara.quist@tavelin.example")]


def test_j_joins_and_takes_apart(program: Program) -> None:
    """A key joins a card with any that waits, and the same key takes the two apart again."""
    photos = [program.recorded.photo(program.photos, f"{n}.png", one) for n, one in enumerate((ANA, BILL))]
    program("capture", *photos)
    ran = program("review", answers="j\n1\nj\n\nx\n")

    assert ran.code == 0
    assert ran.err.index("Joined: two sides") < ran.err.index("Taken apart: two cards") < ran.err.index("Discarded")
    assert kept(program) == [("Ana Sousa", "ana.sousa@quilmora.example")]


def test_a_watched_folder_may_hold_pairs(program: Program) -> None:
    """`--watch --two-sided` joins what arrives, and says so."""
    from followup_cards.bootstrap import App
    from followup_cards.cli.watch import take
    from followup_cards.service import capture
    from followup_cards.service.pairs import Pairs
    from followup_cards.settings import Settings

    app = App(Settings(program.home), program.recorded, program.clock)
    photos = [program.recorded.photo(program.photos, f"{n}.png", one) for n, one in enumerate((FRONT, BACK))]
    with app.database() as db:
        pairs = Pairs(db)
        for photo in photos:
            take(db, app, photo, None, pairs)
        (whole,) = capture.pending(db)

    assert whole.back
