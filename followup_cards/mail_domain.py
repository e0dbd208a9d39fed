"""Whether a domain takes mail, as the name server says: for a warning, never for a verdict."""

import time
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import dns.resolver

LIFETIME: Final = 2.0
"""Seconds for all questions about one domain, and as many again for the control."""

CONTROLS: Final = ("gmail.com", "outlook.com")
"""Domains that surely take mail. A name server that knows neither (a captive portal, a company's own, one that is
offline) may say of any domain that it does not exist, so its no counts for nothing. Chosen 2026-11."""


class Verdict(StrEnum):
    """What the name server says of a domain."""

    TAKES_MAIL = "takes-mail"
    TAKES_NONE = "takes-none"
    """It exists, and says that it takes no mail, or names no server for it."""
    UNKNOWN_DOMAIN = "unknown-domain"
    UNSAID = "unsaid"
    """No answer, or none to be trusted."""


Ask = Callable[[str], Verdict]
"""Says of a domain whether it takes mail."""


def asker(nameservers: tuple[str, ...] = (), port: int = 53) -> Ask:
    """Return what asks the system's name servers, or those given; each domain is asked about once."""
    known: dict[str, Verdict] = {}

    def ask(domain: str) -> Verdict:
        if domain not in known:
            known[domain] = verdict_on(domain, _resolver(nameservers, port))
        return known[domain]

    return ask


def verdict_on(domain: str, resolver: "dns.resolver.Resolver | None") -> Verdict:
    """Ask about one domain; a negative answer counts only after the same resolver answered a control query."""
    if resolver is None or not domain.strip("."):
        return Verdict.UNSAID
    found = _asked(domain, resolver, LIFETIME)
    if found in (Verdict.TAKES_NONE, Verdict.UNKNOWN_DOMAIN) and not _answers_controls(resolver):
        return Verdict.UNSAID
    return found


def _answers_controls(resolver: "dns.resolver.Resolver") -> bool:
    return any(_asked(control, resolver, LIFETIME / len(CONTROLS)) is Verdict.TAKES_MAIL for control in CONTROLS)


def _asked(domain: str, resolver: "dns.resolver.Resolver", seconds: float) -> Verdict:
    """Return what the records say: MX first, then an address, which takes mail where there is no MX (RFC 5321)."""
    import dns.exception
    import dns.name
    import dns.resolver

    deadline = time.monotonic() + seconds
    try:
        name = dns.name.from_text(domain, idna_codec=dns.name.IDNA_2008)
        for kind in ("MX", "A", "AAAA"):
            left = max(deadline - time.monotonic(), 0.01)
            answer = resolver.resolve(name, kind, search=False, raise_on_no_answer=False, lifetime=left)
            if answer.rrset is not None:
                return _records(kind, [str(record) for record in answer.rrset])
    except dns.resolver.NXDOMAIN:
        return Verdict.UNKNOWN_DOMAIN
    except (dns.exception.DNSException, OSError, UnicodeError):  # time-out, refused, no network, not a domain at all
        return Verdict.UNSAID
    return Verdict.TAKES_NONE


def _records(kind: str, records: list[str]) -> Verdict:
    """Say what the records found mean: a single MX of "." refuses all mail (RFC 7505)."""
    refuses = kind == "MX" and all(record.split()[-1] == "." for record in records)
    return Verdict.TAKES_NONE if refuses else Verdict.TAKES_MAIL


def _resolver(nameservers: tuple[str, ...], port: int) -> "dns.resolver.Resolver | None":
    import dns.exception
    import dns.resolver

    try:
        resolver = dns.resolver.Resolver(configure=not nameservers)
    except (dns.exception.DNSException, OSError):  # the system names no server
        return None
    if nameservers:
        resolver.nameservers = list(nameservers)
        resolver.port = port
    resolver.lifetime = LIFETIME
    resolver.timeout = LIFETIME / 2  # so that a lost packet is asked for once more
    return resolver
