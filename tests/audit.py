"""Look up known vulnerabilities of the pinned packages: `python -m tests.audit PIP_AUDIT [LOCK...]`.

Asks a public database on the network. What could not be looked up is no success, whatever the tool calls it.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

LOCKS = ("run", "build", "dev")
REQUIREMENTS = Path(__file__).parent.parent / "requirements"


@dataclass(frozen=True)
class Audit:
    """What came of the look-up of one lock file."""

    looked_up: int
    vulnerable: tuple[str, ...]
    left_out: tuple[str, ...]
    """Each with the tool's reason."""


def audit_of(report: str) -> Audit:
    """Return what a report of pip-audit says.

    Raises:
        ValueError: it is none.
    """
    rows = json.loads(report)["dependencies"]
    found = tuple(f"{row['name']} {row['version']}: {one['id']}" for row in rows for one in row.get("vulns", ()))
    left_out = tuple(f"{row['name']}: {row['skip_reason']}" for row in rows if "skip_reason" in row)
    return Audit(len(rows) - len(left_out), found, left_out)


def verdict(lock: str, audit: Audit) -> tuple[int, str]:
    """Return the exit code and the sentence: 1 where something is vulnerable, 2 where not all was looked up."""
    if audit.vulnerable:
        return 1, f"{lock}: known vulnerabilities: {'; '.join(audit.vulnerable)}. Move to newer versions: make lock."
    if audit.left_out or not audit.looked_up:
        example = f", for example {audit.left_out[0]}" if audit.left_out else ""
        return 2, (
            f"{lock}: NOT AUDITED: {len(audit.left_out)} packages could not be looked up{example}. The database may be"
            f" out of reach from here; {audit.looked_up} were looked up, and nothing is known against those."
        )
    return 0, f"{lock}: nothing is known against any of {audit.looked_up} packages."


def main(tool: str, locks: list[str]) -> int:
    """Audit the locks, say what came of each, and return the worst code."""
    worst = 0
    for lock in locks or LOCKS:
        words = [tool, "--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
        ran = subprocess.run(
            [*words, "--requirement", str(REQUIREMENTS / f"{lock}.txt")], capture_output=True, text=True, check=False
        )
        try:
            code, sentence = verdict(lock, audit_of(ran.stdout))
        except ValueError:
            code, sentence = 2, f"{lock}: NOT AUDITED: {ran.stderr.strip()[-300:] or 'the tool said nothing'}"
        print(sentence, file=sys.stderr)  # noqa: T201 - this is a program
        worst = max(worst, code)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
