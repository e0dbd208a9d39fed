"""The look-up of known vulnerabilities never calls it a success when nothing was looked up."""

import json

import pytest

from tests.audit import audit_of, verdict

GOOD = {"name": "one", "version": "1.0", "vulns": []}
BAD = {"name": "two", "version": "2.0", "vulns": [{"id": "TEST-2026-1", "fix_versions": ["2.1"]}]}
SKIPPED = {"name": "three", "skip_reason": "Dependency not found and could not be audited"}


@pytest.mark.parametrize(
    ("rows", "code", "says"),
    [
        ([GOOD], 0, "nothing is known against any of 1 packages"),
        ([GOOD, BAD], 1, "two 2.0: TEST-2026-1"),
        ([GOOD, SKIPPED], 2, "NOT AUDITED: 1 packages"),
        ([SKIPPED], 2, "NOT AUDITED"),
        ([], 2, "NOT AUDITED"),
        ([BAD, SKIPPED], 1, "TEST-2026-1"),
    ],
)
def test_a_report_is_judged(rows: list[dict[str, object]], code: int, says: str) -> None:
    """Found, not found, and not looked up are three different things."""
    found, sentence = verdict("run", audit_of(json.dumps({"dependencies": rows, "fixes": []})))

    assert found == code
    assert says in sentence


def test_what_is_no_report_is_none() -> None:
    """A tool that fails before it looks anything up prints something else."""
    with pytest.raises(ValueError, match="Expecting value"):
        audit_of("no network")
