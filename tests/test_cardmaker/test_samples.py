"""The shipped sample cards: complete, small, and what the generator makes."""

import json
from pathlib import Path

from PIL import Image

from tests.cardmaker.samples import MOST_BYTES, SAMPLES, found

FOLDER = Path(__file__).parents[2] / "sample_cards"


def test_every_sample_has_its_picture_its_truth_and_its_row() -> None:
    """Nothing is missing and nothing is left over."""
    names = {sample.name for sample in SAMPLES}
    assert 24 <= len(names) == len(SAMPLES) <= 40
    assert {path.stem for path in FOLDER.glob("*.jpg")} == names
    assert {path.stem for path in FOLDER.glob("*.json")} == names
    table = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"| {name}.jpg |" in table for name in names)


def test_the_samples_are_small() -> None:
    """A clone stays quick."""
    sizes = [path.stat().st_size for path in FOLDER.glob("*.jpg")]
    assert max(sizes) <= MOST_BYTES
    assert sum(sizes) < 12_000_000


def test_the_samples_show_what_their_names_say() -> None:
    """Every wished trait stands in the truth beside the picture."""
    for sample in SAMPLES:
        truth = json.loads((FOLDER / f"{sample.name}.json").read_text(encoding="utf-8"))
        assert truth["photo"] == f"{sample.name}.jpg"
        assert sample.shows <= set(truth["traits"])


def test_the_panel_are_colleagues() -> None:
    """Four people, one firm, one domain."""
    truths = [json.loads((FOLDER / f"demo-panel-{n}.json").read_text(encoding="utf-8")) for n in range(1, 5)]
    cards = [truth["cards"][0] for truth in truths]
    assert len({card["company"] for card in cards}) == 1
    assert len({card["emails"][0].split("@")[1] for card in cards}) == 1
    assert len({card["name"] for card in cards}) == 4


def test_a_sample_can_be_made_again() -> None:
    """The generator gives the same truth, and a picture of the same size, as the shipped one."""
    for number in (0, len(SAMPLES) - 3):
        again = found(number, SAMPLES[number])
        shipped = json.loads((FOLDER / f"{SAMPLES[number].name}.json").read_text(encoding="utf-8"))
        assert json.loads(json.dumps(again.truth)) == shipped
        with Image.open(FOLDER / f"{SAMPLES[number].name}.jpg") as picture:
            assert picture.size == (again.shot.width, again.shot.height)
