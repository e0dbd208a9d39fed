"""The page of all drafts, read back by an HTML parser."""

from html.parser import HTMLParser

from hypothesis import given

from followup_cards.export.overview import write
from followup_cards.model import DraftSet, Interview, Lint, Severity, Withheld
from tests.export.test_eml import DUE, draft
from tests.export.texts import header_text, text


class Page(HTMLParser):
    """Collects a page's tags, its text, and where its links lead."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(data.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.links += [value or "" for key, value in attrs if key == "href"]

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data


INTERVIEW = Interview("acme", "Acme <b>Inc.</b>", "Nurse", DUE, None)
USUAL = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "article", "ul", "li", "pre", "a"}


@given(name=header_text, subject=header_text, body=text)
def test_every_message_is_there_as_text(name: str, subject: str, body: str) -> None:
    """Whatever a card or a message says, it is read and never becomes part of the page."""
    page = Page(write(DraftSet((draft(name=name, subject=subject, body=body),), ()), INTERVIEW))
    assert set(page.tags) <= USUAL
    assert subject in page.text
    assert body.rstrip("\n") in page.text
    assert all(link.startswith("mailto:") for link in page.links)


def test_faults_and_those_who_get_none_are_told() -> None:
    """A blocked draft shows why and cannot be opened; the withheld stand below with the reason."""
    blocked = draft(lints=(Lint("apology", Severity.BLOCK, "It apologises."),))
    page = Page(write(DraftSet((blocked,), (Withheld("boris@example.com", "Not confirmed."),)), INTERVIEW))
    assert "It apologises." in page.text
    assert "boris@example.com: Not confirmed." in page.text
    assert page.links == []
    assert "<b>Inc.</b>" in page.text
