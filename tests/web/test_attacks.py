"""What somebody on the same network may try, and how each attempt ends."""

import asyncio
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from starlette.types import Message, Receive, Scope, Send

from followup_cards.model import Code, Field
from followup_cards.service import capture
from followup_cards.service.pairing import WRONG_CODES, forget_all
from followup_cards.web.security import Guard
from tests.recorded import ANA, sure
from tests.web.conftest import Page, when_read

SCRIPT = "<script>alert(1)</script>"
TABLE = Path(__file__).parents[2] / "docs" / "attacks.md"


def test_the_table_of_attacks_is_what_is_tried_here() -> None:
    """Every row of the documentation names a test of this folder, and a dozen kinds at least are tried."""
    named = re.findall(r"^\|.*`(test_\w+)` \|$", TABLE.read_text(encoding="utf-8"), re.MULTILINE)

    assert len(set(named)) == len(named) >= 12
    tests = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert set(named) <= set(re.findall(r"^def (test_\w+)", tests, re.MULTILINE))


def test_a_foreign_host_is_refused(page: Page) -> None:
    """A name that somebody else's DNS points here shows nothing, also to a paired browser."""
    browser = page.paired()

    answer = browser.client.get("/", headers={"Host": "cards.example.com"})

    assert answer.status_code == 421
    assert "Photograph" not in answer.text


@pytest.mark.parametrize("origin", ["http://cards.example.com", "null", "http://127.0.0.1:9"])
def test_a_foreign_origin_is_refused(page: Page, origin: str) -> None:
    """A form on another page can't be sent here, even with the right cookie and token."""
    browser = page.paired()

    answer = browser.client.post(
        "/interviews", data={"form_token": browser.token, "name": "x"}, headers={"Origin": origin}
    )

    assert answer.status_code == 403
    assert "x" not in browser.get("/interviews").text.split("<h2", 2)[1]


@pytest.mark.parametrize("address", ["/", "/photos", "/cards/1", "/cards/1/sides/0", "/interviews", "/interview/eml"])
def test_nothing_is_shown_without_pairing(page: Page, address: str) -> None:
    """A browser that was not invited sees where to type a code, and nothing else."""
    answer = page.client.get(address)

    assert answer.status_code == 401
    assert "Pair this browser" in answer.text


def test_a_form_without_its_token_changes_nothing(page: Page) -> None:
    """The cookie alone is not enough to change anything."""
    browser = page.paired()
    browser.token = "0" * 64

    answer = browser.post("/interviews", name="Acme", company="Acme", role="Planner", ended="2026-03-02T15:30")

    assert answer.status_code == 403
    assert "No interview is known yet" in browser.get("/interviews").text


def test_a_token_pairs_once(page: Page) -> None:
    """A link that was seen over the shoulder, or in a history, opens nothing any more."""
    token = page.site.pairing.invite().token
    first = page.open_client().get(f"/pair?t={token}", follow_redirects=False)

    second = page.open_client().get(f"/pair?t={token}", follow_redirects=False)

    cookie = first.headers["set-cookie"]
    assert (first.status_code, second.status_code) == (303, 403)
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "set-cookie" not in second.headers


def test_a_guessed_code_is_void_after_a_few_guesses(page: Page) -> None:
    """After five wrong codes the right one opens nothing either."""
    right = page.site.pairing.invite().code
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"

    answers = [page.client.post("/pair", data={"code": wrong}).status_code for _ in range(WRONG_CODES)]
    after = page.client.post("/pair", data={"code": right})

    assert answers == [403] * WRONG_CODES
    assert after.status_code == 429
    assert page.client.get("/").status_code == 401


def test_a_code_that_was_not_made_opens_nothing(page: Page) -> None:
    """Before the first invitation, an empty code or token is as wrong as any."""
    assert page.client.post("/pair", data={"code": ""}).status_code == 403
    assert page.client.get("/pair?t=").status_code == 403


@pytest.mark.parametrize("stated", [True, False])
def test_a_body_beyond_the_limit_is_cut_off(page: Page, *, stated: bool) -> None:
    """Too many bytes are refused before they are parsed, whether their number was stated or not."""
    browser = page.paired()
    size = 65_000_000
    block = b"\0" * 1_000_000
    headers = {"Content-Type": "multipart/form-data; boundary=b"}

    if stated:
        answer = browser.client.post("/photos", content=b"x", headers={**headers, "Content-Length": str(size)})
    else:
        answer = browser.client.post("/photos", content=(block for _ in range(size // len(block))), headers=headers)

    assert answer.status_code == 413
    assert list((page.site.app.settings.home / "inbox").iterdir()) == []


def test_a_body_of_another_type_is_refused(page: Page) -> None:
    """What is no form, and what is no picture in a form, is refused with a sentence."""
    browser = page.paired()

    assert browser.client.post("/photos", json={"photo": "x"}).status_code == 415
    not_a_form = browser.client.post("/photos", content=b"x", headers={"Content-Type": "multipart/form-data"})
    assert not_a_form.status_code == 400


def test_a_path_in_a_file_name_leads_nowhere(page: Page) -> None:
    """The name that a phone gives is never used: not on the disk, not on the page."""
    browser = page.paired()
    home = page.site.app.settings.home

    browser.send(page.photo("one.png", ANA), name="../../escaped.png")
    shown = when_read(browser)

    assert "escaped" not in shown
    assert list(home.parent.rglob("*escaped*")) == []


def test_markup_on_a_card_stays_text(page: Page) -> None:
    """A name that is a script is shown as its characters."""
    browser = page.paired()
    browser.send(page.photo("one.png", replace(ANA, name=sure(Field.NAME, SCRIPT))))
    when_read(browser)

    for address in ("/", "/cards/1"):
        text = browser.get(address).text
        assert SCRIPT not in text
        assert "&lt;script&gt;alert(1)" in text


def test_a_script_in_a_qr_code_is_no_link(page: Page) -> None:
    """An address of a website that is a script, as a QR code may hold it, is nowhere to be clicked."""
    code = Code("javascript:alert(1)", websites=("javascript:alert(1)",))
    browser = page.paired()
    browser.send(page.photo("one.png", replace(ANA, websites=(sure(Field.WEBSITE, code.websites[0]),))))
    when_read(browser)

    text = browser.get("/cards/1").text

    assert "javascript:alert(1)" in text
    assert 'href="javascript' not in text


def test_no_page_can_be_framed_kept_or_extended(page: Page) -> None:
    """Each answer, also a refusal and a picture, forbids frames, other sources and caches."""
    browser = page.paired()
    browser.send(page.photo("one.png", ANA))
    when_read(browser)

    for address in ("/", "/cards/1", "/cards/1/sides/0", "/cards/1/email/0", "/nowhere", "/static/page.css"):
        headers = browser.client.get(address).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_another_phones_upload_is_not_found(page: Page) -> None:
    """A paired phone sees its own uploads; another's number leads nowhere."""
    one, other = page.paired(), page.paired()
    one.send(page.photo("one.png", ANA))
    when_read(one)
    job = page.site.inbox.jobs_of(page_session(page, one))[0]

    assert one.get(f"/photos/{job.id}").status_code == 200
    assert other.get(f"/photos/{job.id}").status_code == 404
    assert job.id not in when_read(other)


def page_session(page: Page, browser: object) -> str:
    """Return the number of a browser's session."""
    cookie = browser.client.cookies["followup-cards"]  # type: ignore[attr-defined]
    session = page.site.pairing.session(cookie)
    assert session
    return session.id


def test_forgetting_drops_every_browser_at_once(page: Page) -> None:
    """`serve --forget` works while the page is served; a cookie from before opens nothing."""
    browser = page.paired()
    home = page.site.app.settings.home
    kept = (home / "paired.json").read_text(encoding="utf-8")

    assert forget_all(home) == 1
    assert browser.get("/").status_code == 401
    assert browser.client.cookies["followup-cards"] not in kept


def test_an_upload_that_falls_silent_is_cut_off() -> None:
    """A sender that holds the line without a byte is answered after a while."""

    async def patient(_: Scope, receive: Receive, __: Send) -> None:
        await receive()

    async def silent() -> Message:
        await asyncio.sleep(30)
        raise AssertionError

    async def unheard(_: Message) -> None:
        raise AssertionError

    scope = {"type": "http", "method": "POST", "scheme": "http", "headers": [(b"host", b"127.0.0.1")]}
    guard = Guard(patient, ("127.0.0.1",), idle=0.05)

    with pytest.raises(Exception, match="408"):
        asyncio.run(guard(scope, silent, unheard))


def test_a_file_that_is_no_picture_is_said_so(page: Page) -> None:
    """Something else than a picture ends in a sentence under our own name for it, and nothing is kept."""
    from followup_cards.model import ReadFailure
    from tests.recorded import digest_of

    odd = page.photos / "odd.png"
    buffer = io.BytesIO()
    Image.new("RGB", (9, 9)).save(buffer, "GIF")
    odd.write_bytes(buffer.getvalue() + b"odd")
    page.recorded.failures[digest_of(odd)] = ReadFailure("not-a-picture", "It cannot be opened as a picture.")
    browser = page.paired()

    browser.send(odd.read_bytes())
    shown = when_read(browser)

    assert "It cannot be opened as a picture." in shown
    with page.site.app.database() as db:
        assert capture.pending(db) == ()
