"""Who may use the page: one-time invitations, and the browsers that were paired by one."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Final

from followup_cards.errors import UsageError

FILE_NAME: Final = "paired.json"
INVITATION_LASTS: Final = timedelta(minutes=5)
PAIRING_LASTS: Final = timedelta(days=7)
"""Long enough for one round of interviews; a phone that is sold later opens nothing."""
WRONG_CODES: Final = 5
"""Guesses before a code is void: the chance to hit one of a million is 1 in 200,000."""


class NotInvited(UsageError):  # noqa: N818 - it says what happened, as the causes in errors.py do
    """A token or a code that opens nothing."""

    code = "not-invited"
    http_status = 403


class TooManyGuesses(UsageError):  # noqa: N818 - as above
    """More wrong codes than a person types."""

    code = "too-many-guesses"
    http_status = 429


@dataclass(frozen=True)
class Invitation:
    """A token (in the QR code) and a six-digit code, each good once and for a short while."""

    token: str
    code: str
    until: datetime
    wrong: int = 0


@dataclass(frozen=True)
class Session:
    """A paired browser: its number, which is no secret, and what its forms must carry."""

    id: str
    form_token: str


def no_invitation(until: datetime) -> Invitation:
    """Return an invitation that nobody can take up."""
    return Invitation("", "", until)


class Pairing:
    """Invites browsers and recognises them; what is kept of each is a hash of its cookie, in a private file."""

    def __init__(self, home: Path, now: Callable[[], datetime]) -> None:
        self._home = home
        self._now = now
        self._lock = Lock()
        self._invitation = no_invitation(now())

    def invite(self) -> Invitation:
        """Make a new invitation; the one before is void."""
        with self._lock:
            code = f"{secrets.randbelow(1_000_000):06d}"
            self._invitation = Invitation(secrets.token_urlsafe(32), code, self._now() + INVITATION_LASTS)
            return self._invitation

    def by_token(self, token: str) -> str:
        """Take up an invitation by its token; return the new browser's cookie.

        Raises:
            NotInvited: the token is wrong, used or too old.
        """
        with self._lock:
            self._check(token, self._invitation.token)
            self._invitation = replace(self._invitation, token="")
            return self._pair()

    def by_code(self, code: str) -> str:
        """Take up an invitation by its six digits; return the new browser's cookie.

        Raises:
            NotInvited: the code is wrong, used or too old.
            TooManyGuesses: it was guessed at, and is void.
        """
        with self._lock:
            if self._invitation.wrong >= WRONG_CODES:
                raise TooManyGuesses(
                    "Too many wrong codes were typed, so this one is void. Press Enter where"
                    " `followup-cards serve` runs for a new one."
                )
            digits = "".join(code.split())
            if not hmac.compare_digest(digits.encode(), self._invitation.code.encode()):
                self._invitation = replace(self._invitation, wrong=self._invitation.wrong + 1)
            self._check(digits, self._invitation.code)
            self._invitation = replace(self._invitation, code="")
            return self._pair()

    def session(self, cookie: str) -> Session | None:
        """Return the paired browser that a cookie belongs to, if any."""
        until = paired(self._home).get(digest(cookie)) if cookie else None
        if until is None or until < self._now():
            return None
        form_token = hmac.new(cookie.encode(), b"form", hashlib.sha256).hexdigest()
        return Session(digest(cookie)[:16], form_token)

    def _check(self, given: str, expected: str) -> None:
        fits = bool(expected) and hmac.compare_digest(given.encode(), expected.encode())
        if not fits or self._now() > self._invitation.until:
            raise NotInvited(
                "This invitation is wrong, was used already, or is older than five minutes. Press Enter where"
                " `followup-cards serve` runs for a new one."
            )

    def _pair(self) -> str:
        cookie = secrets.token_urlsafe(32)
        now = self._now()
        valid = {known: until for known, until in paired(self._home).items() if until >= now}
        write(self._home, {**valid, digest(cookie): now + PAIRING_LASTS})
        return cookie


def digest(cookie: str) -> str:
    """Return what is kept of a cookie."""
    return hashlib.sha256(cookie.encode("utf-8", "replace")).hexdigest()


def paired(home: Path) -> dict[str, datetime]:
    """Return the paired browsers with the end of each pairing; a damaged file pairs nobody."""
    try:
        kept = json.loads((home / FILE_NAME).read_text(encoding="utf-8"))
        return {str(known): datetime.fromisoformat(until) for known, until in kept.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def write(home: Path, known: dict[str, datetime]) -> None:
    """Keep the paired browsers, for this user's eyes only."""
    from followup_cards.export.destination import write_atomically

    text = json.dumps({one: until.isoformat() for one, until in known.items()})
    write_atomically(home / FILE_NAME, text.encode())


def forget_all(home: Path) -> int:
    """Unpair every browser, also those of a page that is being served; return how many there were."""
    count = len(paired(home))
    (home / FILE_NAME).unlink(missing_ok=True)
    return count
