"""`--check-dns`: a reason beside the address, and nothing more."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from followup_cards.bootstrap import App
from followup_cards.cli.main import run
from followup_cards.errors import UsageError
from followup_cards.mail_domain import Verdict
from followup_cards.model import Status
from followup_cards.service.mail_domains import warned
from followup_cards.settings import Settings, load
from tests.recorded import ANA, NOW, Recorded

WARNING = "its domain does not exist, says the name server"


def capture(home: Path, photos: Path, *words: str, setting: bool = False) -> tuple[int, list[str]]:
    """Capture one card and confirm it by Enter; return the exit code and the domains that were asked about."""
    asked: list[str] = []

    def ask(domain: str) -> Verdict:
        asked.append(domain)
        return Verdict.UNKNOWN_DOMAIN

    recorded = Recorded()
    photo = recorded.photo(photos, "one.png", ANA)
    app = App(Settings(home, check_dns=setting), recorded, lambda: NOW, ask)
    return run([*words, str(photo)], app), asked


@pytest.fixture(autouse=True)
def enter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Press Enter at every question."""
    monkeypatch.setattr("sys.stdin", io.StringIO("\n" * 5))


@pytest.mark.parametrize(("words", "setting"), [(["--check-dns"], False), ([], True)])
def test_a_warning_stands_beside_the_address_and_blocks_nothing(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], setting: bool
) -> None:
    """By option or by setting; Enter still confirms."""
    code, asked = capture(home, tmp_path, "capture", *words, setting=setting)
    said = capsys.readouterr()

    assert (code, asked) == (0, ["quilmora.example"])
    assert WARNING in said.err
    assert "Ana Sousa <ana.sousa@quilmora.example>" in said.out


@pytest.mark.parametrize(
    ("words", "setting"), [(["capture"], False), (["capture", "--no-check-dns"], True), (["read"], True)]
)
def test_nobody_is_asked_unasked(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], setting: bool
) -> None:
    """Off by default, off by option, and always off in `read`."""
    code, asked = capture(home, tmp_path, *words, setting=setting)
    said = capsys.readouterr()

    assert (code, asked) == (0, [])
    assert WARNING not in said.err + said.out


@pytest.mark.parametrize("verdict", [Verdict.TAKES_MAIL, Verdict.UNSAID])
def test_only_a_no_is_worth_a_word(verdict: Verdict) -> None:
    """A yes proves nothing about the address, and silence says nothing."""
    assert warned(ANA.emails[0], lambda _: verdict) == ANA.emails[0]


def test_what_is_sure_stays_sure() -> None:
    """The name server may be wrong; the person sees the reason first and decides."""
    email = warned(ANA.emails[0], lambda _: Verdict.TAKES_NONE)

    assert (email.status, email.evidence[0].code) == (Status.SURE, "takes-no-mail")
    assert replace(email, evidence=email.evidence[1:]) == ANA.emails[0]


def test_the_setting_is_a_switch_in_the_environment() -> None:
    """On, off, or a sentence."""
    said = {text: load(environ={"FOLLOWUP_CARDS_CHECK_DNS": text}).check_dns for text in ("1", "yes", "0", "")}

    assert said == {"1": True, "yes": True, "0": False, "": False}
    with pytest.raises(UsageError, match="FOLLOWUP_CARDS_CHECK_DNS"):
        load(environ={"FOLLOWUP_CARDS_CHECK_DNS": "perhaps"})
