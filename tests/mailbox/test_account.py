"""Where a mailbox is, and that it is never spoken to in the clear."""

import pytest

from followup_cards.errors import UsageError
from followup_cards.mailbox.account import Account, Security, account


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("imaps://imap.example.org", Account("imap.example.org", 993, Security.TLS, "ana@example.org")),
        ("imap.example.org", Account("imap.example.org", 993, Security.TLS, "ana@example.org")),
        ("imaps://imap.example.org:9993/", Account("imap.example.org", 9993, Security.TLS, "ana@example.org")),
        ("imap://imap.example.org", Account("imap.example.org", 143, Security.STARTTLS, "ana@example.org")),
        ("imap+plain://127.0.0.1:1143", Account("127.0.0.1", 1143, Security.NONE, "ana@example.org")),
        ("imap+plain://localhost", Account("localhost", 143, Security.NONE, "ana@example.org")),
        ("imap+plain://[::1]:1143", Account("::1", 1143, Security.NONE, "ana@example.org")),
    ],
)
def test_an_address_says_host_port_and_encryption(url: str, expected: Account) -> None:
    """TLS is what is meant when nothing is said."""
    assert account(url, "ana@example.org") == expected


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("imap+plain://imap.example.org", "encrypted or not at all"),
        ("imap+plain://127.0.0.1.example.org", "encrypted or not at all"),
        ("imaps://ana:secret@imap.example.org", "A password does not belong"),
        ("https://imap.example.org", "no address of a mailbox"),
        ("imaps://", "no address of a mailbox"),
        ("imaps://imap.example.org:99999", "no address of a mailbox"),
        ("imaps://imap.example.org/INBOX", "no address of a mailbox"),
        ("http://ana:secret@[", "no address of a mailbox"),
    ],
)
def test_what_is_no_safe_address_is_refused(url: str, says: str) -> None:
    """A sentence that never repeats a password."""
    with pytest.raises(UsageError, match=says) as refused:
        account(url, "ana@example.org")
    assert "secret" not in str(refused.value)


def test_a_mailbox_has_an_owner() -> None:
    """The user's name may stand in the address; without any, it is asked for."""
    assert account("imaps://ana@imap.example.org", None).user == "ana"
    with pytest.raises(UsageError, match="whose mailbox"):
        account("imaps://imap.example.org", None)
