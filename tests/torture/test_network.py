"""A short part of the campaign with a hostile network."""

from tests.torture import network

CHOSEN = (
    "imap/stall/1",
    "imap/drip/2",
    "imap/flood-lines/0",
    "imap/literal/3",
    "imap/certificate/0",
    "carddav/drip/0",
    "carddav/lie/1",
    "carddav/refuse/0",
    "carddav/certificate/0",
    "help/drip/0",
    "help/flood-headers/0",
    "help/mutant-5/0",
    "help/certificate/0",
    "names/rubbish/0",
    "names/another/0",
)


def test_a_hostile_server_costs_a_moment_and_one_sentence() -> None:
    """No hang, no flood of memory, no line break or secret in the message, no word to who can't prove who they are."""
    row = network.tried(list(CHOSEN))

    assert (row.tried, row.failures) == (len(CHOSEN), ())
