"""One request as a page sees it: who asks, and what their form says."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from followup_cards.bootstrap import App
from followup_cards.errors import FollowupCardsError
from followup_cards.service.pairing import Pairing, Session
from followup_cards.web.inbox import Inbox
from followup_cards.web.mailbox import Mailbox
from followup_cards.web.words import FILTERS

COOKIE: Final = "followup-cards"
MOST_FILES: Final = 40
MOST_FIELDS: Final = 200
LONGEST_FIELD: Final = 20_000
"""Bytes of one field: more than any answer has."""

TEMPLATES: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters.update(FILTERS)


@dataclass(frozen=True)
class Site:
    """What the page is made of."""

    app: App
    pairing: Pairing
    inbox: Inbox
    secure: bool = False
    """Whether it is served over TLS."""
    mailbox: Mailbox | None = None
    """Where drafts may be put, if one was set up."""


@dataclass(frozen=True)
class Visit:
    """A request of a paired browser, its form checked."""

    site: Site
    session: Session
    query: Mapping[str, str]
    path: Mapping[str, str]
    form: FormData = field(default_factory=FormData)
    files: tuple[bytes, ...] = ()

    def said(self, name: str) -> str:
        """Return what a form's field says; nothing when it is not there."""
        value = self.form.get(name, "")
        return value if isinstance(value, str) else ""

    def all_said(self, name: str) -> list[str]:
        """Return all fields of one name."""
        return [value for value in self.form.getlist(name) if isinstance(value, str)]

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        """Return a page."""
        return rendered(template, status, form_token=self.session.form_token, secure=self.site.secure, **facts)


Handler = Callable[[Visit], Response]
Endpoint = Callable[[Request], Awaitable[Response]]


def rendered(template: str, status: int = 200, **facts: object) -> Response:
    """Return a page that anybody may see."""
    return HTMLResponse(TEMPLATES.get_template(template).render(facts), status)


def page_of(handler: Handler) -> Endpoint:
    """Return the endpoint of a handler: only for paired browsers, forms only with their token, off the event loop."""

    async def endpoint(request: Request) -> Response:
        site: Site = request.app.state.site
        session = await run_in_threadpool(site.pairing.session, request.cookies.get(COOKIE, ""))
        if session is None:
            return rendered("pair.html", 401, refusal=None)
        visit = Visit(site, session, request.query_params, {k: str(v) for k, v in request.path_params.items()})
        if request.method == "POST":
            visit = await with_form(visit, request)
        try:
            return await run_in_threadpool(handler, visit)
        except FollowupCardsError as error:
            return visit.page("problem.html", error.http_status, message=str(error))

    return endpoint


async def with_form(visit: Visit, request: Request) -> Visit:
    """Return a visit with its form; one that is not from a page of ours is refused."""
    kind = request.headers.get("content-type", "").partition(";")[0]
    if kind not in ("multipart/form-data", "application/x-www-form-urlencoded"):
        raise HTTPException(415, "This is not a form of this page. Nothing was changed.")
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD) as form:
        if form.get("form_token") != visit.session.form_token:
            raise HTTPException(403, "This form is from another page or an older pairing. Open the page again.")
        uploads = [value for value in form.getlist("photo") if isinstance(value, UploadFile)]
        files = tuple([await upload.read() for upload in uploads])
        return Visit(visit.site, visit.session, visit.query, visit.path, FormData(form.multi_items()), files)
