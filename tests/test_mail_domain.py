"""Whether a domain takes mail, asked of a real name server on loopback."""

import time

import pytest

from followup_cards import mail_domain
from followup_cards.mail_domain import CONTROLS, Verdict, asker
from tests.name_server import SILENT, TAKES_MAIL, Records, name_server

CONTROL: Records = {CONTROLS[0]: TAKES_MAIL}
DOMAINS: Records = {
    **CONTROL,
    "mail.example": TAKES_MAIL,
    "web.example": {"A": "192.0.2.1"},
    "six.example": {"AAAA": "2001:db8::1"},
    "never.example": {"MX": "0 ."},
    "bare.example": {},
    "slow.example": SILENT,
    "xn--mller-kva.example": TAKES_MAIL,
}


def verdict(domain: str, records: Records = DOMAINS, *, refuses: bool = False) -> Verdict:
    """Ask about one domain."""
    with name_server(records, refuses=refuses) as server:
        return asker(("127.0.0.1",), server.port)(domain)


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("mail.example", Verdict.TAKES_MAIL),
        ("MAIL.example", Verdict.TAKES_MAIL),
        ("müller.example", Verdict.TAKES_MAIL),
        ("web.example", Verdict.TAKES_MAIL),  # without an MX, mail goes to the address itself
        ("six.example", Verdict.TAKES_MAIL),
        ("never.example", Verdict.TAKES_NONE),  # says so itself
        ("bare.example", Verdict.TAKES_NONE),  # exists, and names no server
        ("gone.example", Verdict.UNKNOWN_DOMAIN),
        ("", Verdict.UNSAID),
        ("a..b", Verdict.UNSAID),
        ("x" * 64 + ".example", Verdict.UNSAID),
        ("\x1b[2J.example\udcff", Verdict.UNSAID),
    ],
)
def test_what_the_records_say_is_understood(domain: str, expected: Verdict) -> None:
    """MX first, then an address; what is no domain at all is not judged."""
    assert verdict(domain) is expected


@pytest.mark.parametrize("domain", ["gone.example", "never.example", "bare.example"])
@pytest.mark.parametrize("control", [{}, {CONTROLS[0]: {}}, dict.fromkeys(CONTROLS, SILENT)])
def test_a_no_counts_only_after_a_control(domain: str, control: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that knows no mail domain at all (a captive portal, an inner network) is not believed."""
    monkeypatch.setattr(mail_domain, "LIFETIME", 0.6)
    without = {name: records for name, records in DOMAINS.items() if name not in CONTROLS}

    assert verdict(domain, {**without, **control}) is Verdict.UNSAID


def test_the_second_control_is_enough() -> None:
    """One mail service out of order does not silence the warnings."""
    assert verdict("gone.example", {CONTROLS[1]: TAKES_MAIL}) is Verdict.UNKNOWN_DOMAIN


def test_a_yes_needs_no_control_and_is_asked_for_once() -> None:
    """Nothing is asked that is not needed: one question for each domain, and none about others."""
    with name_server(DOMAINS) as server:
        ask = asker(("127.0.0.1",), server.port)
        assert [ask("mail.example") for _ in range(3)] == [Verdict.TAKES_MAIL] * 3
        assert server.asked == ["mail.example"]


def test_no_answer_is_no_verdict_and_is_not_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Silence, a refusal, and nobody there at all; the whole question ends in time."""
    monkeypatch.setattr(mail_domain, "LIFETIME", 0.4)
    begun = time.monotonic()

    assert verdict("slow.example") is Verdict.UNSAID
    assert verdict("mail.example", refuses=True) is Verdict.UNSAID
    assert asker(("127.0.0.1",), 1)("mail.example") is Verdict.UNSAID
    assert time.monotonic() - begun < 5


def test_a_machine_without_a_name_server_is_no_failure() -> None:
    """Then nothing is said."""
    assert mail_domain.verdict_on("mail.example", None) is Verdict.UNSAID
