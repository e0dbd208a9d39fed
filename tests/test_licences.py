"""The licences of what the program brings along: listed, compatible with MIT, and what each package says of itself."""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest

from tests.test_lock_files import pins

LIST = Path(__file__).parent.parent / "docs" / "licences.md"
ALLOWED = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0", "MIT-CMU", "PSF-2.0"),
    *("Unlicense", "Zlib"),
    *("MPL-2.0", "LGPL-2.1-or-later", "LGPL-3.0-or-later"),  # used as they are, as libraries that anybody may replace
}
SAID: dict[str, tuple[str, ...]] = {
    "Apache-2.0": ("apache",),
    "BSD-2-Clause": ("bsd-2", "bsd license"),
    "BSD-3-Clause": ("bsd-3", "3-clause bsd", "bsd license", "bsd-2-clause"),
    "LGPL-3.0-or-later": ("lesser general public",),
    "Unlicense": ("unlicense",),
}
"""By what a package's own words about its licence are known; others by their SPDX name."""


def listed() -> dict[str, str]:
    """Return the licence that the list gives for each package."""
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| ([^|]+) \|", LIST.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {name: licence.strip() for name, licence in rows}


def own_words(package: Distribution) -> str:
    """Return what a package says about its licence, wherever it says it."""
    said = package.metadata
    places = ("License-Expression", "License", "Classifier")
    words = [one[:300] for place in places for one in said.get_all(place) or []]
    return " ".join(one for one in words if not one.startswith(("Programming", "Topic", "Operating"))).lower()


def test_every_package_that_is_brought_along_is_listed() -> None:
    """A new dependency comes with its licence, and the list holds nothing else."""
    assert listed().keys() == pins("run").keys()


@pytest.mark.parametrize(("name", "licence"), listed().items())
def test_a_licence_goes_with_ours_and_is_the_packages_own(name: str, licence: str) -> None:
    """None asks that this program be under it; where the package is installed, it says the same of itself."""
    parts = re.split(r" (?:AND|OR) ", licence)
    try:
        words = own_words(distribution(name))
    except PackageNotFoundError:  # for another platform or Python
        words = licence.lower()

    assert set(parts) <= ALLOWED
    assert "affero" not in words
    assert not re.search(r"(?<!lesser )general public license|(?<!l)gpl-", words)
    assert any(word in words for part in parts for word in SAID.get(part, (part.lower(),))), words
