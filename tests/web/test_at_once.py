"""Page and terminal at the same moment: each card is decided once, by one of them."""

import threading
from collections.abc import Callable

from followup_cards.confirmation.questions import Discarded
from followup_cards.errors import UsageError
from followup_cards.model import Decision
from followup_cards.service import capture, contacts
from followup_cards.store import cards
from tests.recorded import ANA, NOW
from tests.web.conftest import Page, when_read

CARDS = 12


def test_each_card_is_decided_once(page: Page) -> None:
    """Two browsers confirm and the terminal discards the same cards, all at once: no decision is lost or doubled."""
    browsers = [page.paired(), page.paired()]
    browsers[0].send(*[page.photo(f"{n}.png", ANA) for n in range(CARDS)])
    when_read(browsers[0])
    opened = [[browser.get(f"/cards/{number}") for browser in browsers] for number in range(1, CARDS + 1)]
    discarded: list[int] = []

    def by_terminal(number: int) -> None:
        with page.site.app.database() as db:
            found = capture.waits(db, number)
            try:
                if found:
                    capture.settle(db, found, Discarded(), NOW)
                    discarded.append(number)
            except UsageError:
                pass

    confirmed: list[int] = []

    def by_page(who: int, number: int) -> None:
        # A namesake that was confirmed meanwhile is asked about, and is another person here.
        answer = browsers[who].answer(number, tap="", page=opened[number - 1][who])
        while "the same person?" in answer.text:
            answer = browsers[who].answer(number, tap="3", page=answer)
        if answer.history and "done=confirmed" in str(answer.url):
            confirmed.append(number)

    for number in range(1, CARDS + 1):
        together(lambda n=number: by_terminal(n), lambda n=number: by_page(0, n), lambda n=number: by_page(1, n))  # type: ignore[misc]

    with page.site.app.database() as db, db.reading() as tx:
        states = [found.decision for n in range(1, CARDS + 1) if (found := cards.get(tx, n))]
    with page.site.app.database() as db:
        made = contacts.every(db)
    assert sorted([*discarded, *confirmed]) == list(range(1, CARDS + 1))
    assert states.count(Decision.CONFIRMED) == len(made) == len(confirmed)
    assert states.count(Decision.DISCARDED) == len(discarded)


def together(*jobs: Callable[[], None]) -> None:
    """Run jobs at the same moment."""
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
