"""What a file is, told from its content, and the encodings it may have."""

import pytest

from followup_cards.errors import BadAnswers
from followup_cards.imports import formats
from followup_cards.imports.formats import people
from tests.imports.files import GOOGLE_OLD, OUTLOOK, VCARD_30

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Zoë\nEND:VCARD\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", [VCARD_30, GOOGLE_OLD, OUTLOOK])
def test_unicode_is_recognised(text: str, encoding: str) -> None:
    """With or without a byte order mark."""
    found = people(text.removeprefix("\ufeff").encode(encoding), "file")

    assert [one.details.email for one in found] == ["ana.sousa@quilmora.example"]


def test_another_encoding_is_never_guessed() -> None:
    """A name in the wrong letters would go out in a greeting; the person says which encoding it is."""
    data = CARD.encode("cp1252")

    with pytest.raises(BadAnswers, match="--encoding"):
        people(data, "file")
    with pytest.raises(BadAnswers, match="not text in nonsense"):
        people(data, "file", encoding="nonsense")
    assert people(data, "file", encoding="cp1252")[0].details.name == "Zoë"


def test_a_number_without_its_country_is_placed_by_the_region() -> None:
    """As on cards; without a region, it stays as it is written."""
    data = CARD.replace("END", "TEL:020 7946 0012\nEND").encode()

    assert people(data, "file")[0].details.phones[0].e164 is None
    assert people(data, "file", region="GB")[0].details.phones[0].e164 == "+442079460012"


def test_what_is_no_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures, and files that are larger than any address book."""
    with pytest.raises(BadAnswers, match="not a text"):
        people(b"BEGIN:VCARD\n\0", "file")
    with pytest.raises(BadAnswers, match="not text in utf-8"):
        people(b"\x89PNG\r\n\x1a\n", "file")
    monkeypatch.setattr(formats, "LARGEST", 10)
    with pytest.raises(BadAnswers, match="larger than"):
        people(CARD.encode(), "file")
