"""What a campaign comes to, and the one table in which all of them are shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Bounds:
    """How a campaign is repeated exactly, and how much of it is run."""

    seed: int = 1
    share: float = 1.0
    """Of the full number of rounds."""

    def of(self, rounds: int) -> int:
        """Return how many of so many rounds are run, one at least."""
        return max(1, round(rounds * self.share))


@dataclass(frozen=True)
class Outcome:
    """One row: what was tried, how often the program stood it, and the worst that it took."""

    campaign: str
    exercised: str
    tried: int
    failures: tuple[str, ...] = ()
    worst_seconds: float = 0.0
    worst_mebibytes: float = 0.0
    """Of the process that was tried; 0 where none was measured."""

    @property
    def survived(self) -> int:
        """Return how many were stood."""
        return self.tried - len(self.failures)


def table_of(outcomes: Iterable[Outcome]) -> Table:
    """Return the outcomes as a table."""
    table = Table("campaign", "what each round was", "tried", "survived", "worst time", "worst memory")
    for one in outcomes:
        memory = f"{one.worst_mebibytes:.0f} MiB" if one.worst_mebibytes else "-"
        seconds = f"{one.worst_seconds:.1f} s" if one.worst_seconds else "-"
        table.add_row(one.campaign, one.exercised, str(one.tried), str(one.survived), seconds, memory)
    return table


def show(outcomes: Iterable[Outcome]) -> None:
    """Print the failures, then the table."""
    rows = list(outcomes)
    console = Console(width=160)
    for row in rows:
        for failure in row.failures:
            console.print(f"{row.campaign}: {failure}", markup=False)
    console.print(table_of(rows))
