"""What this machine has of what the program needs."""

import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from followup_cards.settings import Settings
from followup_cards.store import backups
from followup_cards.store.database import FILE_NAME
from followup_cards.store.repair import fault_in_copy, fault_in_store

OLDEST_SQLITE = (3, 37)
"""STRICT tables came with it (November 2021)."""
STORE = "store"
ENGINE = "reader "
"""What the checks of OCR engines begin with."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked for: whether it is here, and where, or how to get it."""

    check: str
    found: bool
    detail: str


def examine(settings: Settings) -> tuple[Finding, ...]:
    """Look for everything; nothing is changed."""
    from followup_cards.text.reader import availability

    engines = [
        Finding(
            ENGINE + state.name,
            state.found,
            state.detail + (f" (languages: {', '.join(state.languages)})" if state.languages else ""),
        )
        for state in availability()
    ]
    return (*engines, heic(), sqlite(), home(settings.home), store(settings.home))


def has_engine(findings: Iterable[Finding]) -> bool:
    """Say whether anything can read."""
    return any(finding.found for finding in findings if finding.check.startswith(ENGINE))


def heic() -> Finding:
    """Look for what opens the iPhone's photographs."""
    if find_spec("pi_heif"):
        return Finding("HEIC photographs", found=True, detail="opened by pi-heif")
    return Finding("HEIC photographs", found=False, detail="`pip install pi-heif`, or let the phone export JPEG")


def sqlite() -> Finding:
    """Look at the SQLite that Python carries."""
    if sqlite3.sqlite_version_info >= OLDEST_SQLITE:
        return Finding("SQLite", found=True, detail=sqlite3.sqlite_version)
    wanted = ".".join(map(str, OLDEST_SQLITE))
    return Finding("SQLite", found=False, detail=f"{sqlite3.sqlite_version}; {wanted} is needed: use a newer Python")


def home(folder: Path) -> Finding:
    """Look at whether the folder of the user's data can be written, without making it."""
    nearest = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK):
        made = "" if folder.exists() else " (made when first used)"
        return Finding("home", found=True, detail=f"{folder}{made}")
    return Finding("home", found=False, detail=f"{folder} can't be written: choose another with --home")


def store(folder: Path) -> Finding:
    """Look at whether the store is whole, and what copies there are of it; nothing is changed."""
    path = folder / FILE_NAME
    copies = backups.every(path)
    whole = sum(fault_in_copy(copy) is None for copy in copies)
    kept = f"{whole} of {len(copies)} copies whole" if copies else "no copy yet"
    fault = fault_in_store(folder)
    if fault is not None:
        return Finding(STORE, found=False, detail=f"{path} is damaged ({fault}); {kept}: `doctor --repair`")
    state = "whole" if path.exists() else "made when first used"
    return Finding(STORE, found=True, detail=f"{state}; {kept}")
