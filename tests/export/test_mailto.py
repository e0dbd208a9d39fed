"""mailto: links, taken apart again by the standard library."""

from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given

from followup_cards.export import mailto
from tests.export.test_eml import draft
from tests.export.texts import header_text, text


@given(subject=header_text, body=text)
def test_any_draft_comes_back_from_its_link(subject: str, body: str) -> None:
    """Subject and body survive, line ends are CRLF, and the link is plain ASCII without spaces or plus signs."""
    link = mailto.link(draft(subject=subject, body=body, to="o'connor+jobs@example.org"))
    parts = urlsplit(link)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "o'connor+jobs@example.org")
    query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert query["subject"] == [subject]
    assert query["body"] == ["\r\n".join(body.rstrip("\n").splitlines())]
    assert link.isascii()
    assert " " not in link
    assert "+" not in parts.query


def test_an_address_cannot_smuggle_in_another_field() -> None:
    """Question marks and ampersands in an address are encoded."""
    link = mailto.link(draft(to="a?bcc=x@example.net&b@example.com"))
    assert link.count("?") == 1
    assert "bcc=" not in link


def test_a_link_that_mail_programs_may_cut_is_told_apart() -> None:
    """Up to 2,000 encoded characters fit; above, the file is the way."""
    assert mailto.fits(draft(body="word " * 100))
    assert not mailto.fits(draft(body="é" * 500))
