"""Wire the pages together: which address leads where, and what every request passes first."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from followup_cards.bootstrap import App
from followup_cards.errors import FollowupCardsError
from followup_cards.service.pairing import PAIRING_LASTS, NotInvited, Pairing, TooManyGuesses
from followup_cards.web import card_images, card_pages, draft_pages, interview_pages, photo_pages
from followup_cards.web.inbox import Inbox
from followup_cards.web.mailbox import Mailbox
from followup_cards.web.security import LARGEST_BODY, TOO_LARGE, Guard
from followup_cards.web.visit import COOKIE, Site, page_of, rendered

MISTAKE: Final = (
    "This did not work because of a mistake in followup-cards. What was confirmed is kept. Go back to the beginning;"
    " the computer that serves this page tells where the mistake is."
)
STATIC: Final = Path(__file__).parent / "static"


async def pair(request: Request) -> Response:
    """Take up an invitation by the token of the QR code, or show where to type the code."""
    token = request.query_params.get("t")
    if token is None:
        return rendered("pair.html", refusal=None)
    return await paired(request, token=token)


async def pair_by_code(request: Request) -> Response:
    """Take up an invitation by its six digits."""
    async with request.form(max_files=0, max_fields=4, max_part_size=200) as form:
        code = form.get("code")
    return await paired(request, code=code if isinstance(code, str) else "")


async def paired(request: Request, *, token: str | None = None, code: str = "") -> Response:
    """Return the cookie of a browser that was invited, or say why it was not."""
    site: Site = request.app.state.site
    try:
        if token is not None:
            cookie = await run_in_threadpool(site.pairing.by_token, token)
        else:
            cookie = await run_in_threadpool(site.pairing.by_code, code)
    except (NotInvited, TooManyGuesses) as error:
        return rendered("pair.html", error.http_status, refusal=str(error))
    answer = RedirectResponse("/", 303)
    lasts = int(PAIRING_LASTS.total_seconds())
    answer.set_cookie(COOKIE, cookie, max_age=lasts, httponly=True, samesite="strict", secure=site.secure)
    return answer


async def refused(_: Request, error: Exception) -> Response:
    """Say why a request was refused, as a page."""
    if isinstance(error, FollowupCardsError):
        return refusal(str(error), error.http_status)
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = {404: "There is no such page. Go back to the beginning.", 413: TOO_LARGE}
    detail = error.detail if isinstance(error, HTTPException) else MISTAKE
    return rendered("refused.html", status, message=words.get(status, detail))


def refusal(message: str, status: int) -> Response:
    """Return a page that says why a request goes no further."""
    return rendered("refused.html", status, message=message)


ROUTES: Final = (
    Route("/pair", pair),
    Route("/pair", pair_by_code, methods=["POST"]),
    Route("/", page_of(photo_pages.home)),
    Route("/photos", page_of(photo_pages.upload), methods=["POST"]),
    Route("/photos", page_of(photo_pages.uploads)),
    Route("/photos/{job}", page_of(photo_pages.one_upload)),
    Route("/cards/{card:int}", page_of(card_pages.show)),
    Route("/cards/{card:int}", page_of(card_pages.answer), methods=["POST"]),
    Route("/cards/{card:int}/small", page_of(card_images.small)),
    Route("/cards/{card:int}/sides/{side:int}", page_of(card_images.picture)),
    Route("/cards/{card:int}/{field}/{place:int}", page_of(card_images.crop)),
    Route("/cards/{card:int}/{field}/back", page_of(card_images.crop_of_back)),
    Route("/interviews", page_of(interview_pages.overview)),
    Route("/interviews", page_of(interview_pages.add), methods=["POST"]),
    Route("/interview", page_of(interview_pages.show)),
    Route("/interview/panel", page_of(interview_pages.seat), methods=["POST"]),
    Route("/interview/drafts", page_of(draft_pages.draft), methods=["POST"]),
    Route("/interview/drafts", page_of(draft_pages.drafts)),
    Route("/interview/eml", page_of(draft_pages.eml)),
    Route("/interview/mailbox", page_of(draft_pages.into_mailbox), methods=["POST"]),
    Route("/interview/sent", page_of(draft_pages.sent), methods=["POST"]),
    Mount("/static", StaticFiles(directory=STATIC)),
)


def site_for(app: App, *, secure: bool = False, mailbox: Mailbox | None = None) -> Site:
    """Return what the page is made of."""
    inbox = Inbox(app.settings.home, app.database, app.read, app.now, app.develop)
    return Site(app, Pairing(app.settings.home, app.now), inbox, secure, mailbox)


def make_ready(site: Site) -> None:
    """Make the store and the inbox, and bring them up to date, before two threads want them.

    Raises:
        StoreFailure: they can't be read or written.
    """
    with site.app.database():
        pass
    site.inbox.look()


def application(site: Site, hosts: Iterable[str]) -> Starlette:
    """Return the page as a server runs it."""

    @asynccontextmanager
    async def reading(_: Starlette) -> AsyncIterator[None]:
        make_ready(site)
        site.inbox.start()
        yield
        await run_in_threadpool(site.inbox.stop)

    made = Starlette(
        routes=ROUTES,
        lifespan=reading,
        middleware=[
            Middleware(Guard, hosts=tuple(hosts), refuse=refusal),
            Middleware(RequestBodyLimitMiddleware, max_body_size=LARGEST_BODY),
        ],
        exception_handlers={HTTPException: refused, FollowupCardsError: refused, 500: refused},
    )
    made.state.site = site
    return made
