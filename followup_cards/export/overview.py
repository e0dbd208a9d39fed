"""All the drafts of one interview on one page, to read before they are sent."""

from datetime import UTC
from html import escape
from typing import Final

from followup_cards.export.characters import one_line, printable
from followup_cards.export.mailto import fits, link
from followup_cards.model import Draft, DraftSet, Interview, Withheld

_STYLE: Final = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1d2733}"
    "article{border:1px solid #c9d2dc;border-radius:6px;padding:1rem 1.25rem;margin:1.25rem 0}"
    "pre{font:15px/1.5 ui-monospace,monospace;white-space:pre-wrap}h2{font-size:1.1rem;margin:0}"
    ".block{color:#a1121f}.warn{color:#7a5200}"
    "@media(prefers-color-scheme:dark){body{background:#14181d;color:#e6ebf0}.block{color:#ff8f98}.warn{color:#f0c060}}"
)
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""The page may fetch nothing and run nothing, whatever a card says."""


def write(drafts: DraftSet, interview: Interview) -> bytes:
    """Return a page with every message, its faults, and who gets none."""
    title = f"Drafts for {one_line(interview.company)} ({one_line(interview.role)})"
    page = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(title)}</h1>",
        "<p>Nothing here has been sent. You send each message yourself.</p>",
        *map(_message, drafts.drafts),
        *(["<h2>No message</h2>"] if drafts.withheld else []),
        *map(_nobody, drafts.withheld),
        "</body></html>",
    ]
    return ("\n".join(page) + "\n").encode("utf-8", "replace")


def _message(draft: Draft) -> str:
    faults = "".join(
        f'<li class="{lint.severity.value}">{_text(lint.message)}</li>' for lint in draft.lints
    )  # a severity is one of two words
    opens = f'<p><a href="{escape(link(draft))}">Open in the mail program</a></p>' if _may_open(draft) else ""
    return (
        f"<article><h2>{_text(draft.subject)}</h2>"
        f"<p>To {_text(draft.name)} &lt;{_text(draft.to)}&gt;, "
        f"by {draft.deadline.astimezone(UTC):%Y-%m-%d %H:%M} UTC</p>"
        f"{f'<ul>{faults}</ul>' if faults else ''}"
        f"<pre>{escape(printable(draft.body))}</pre>{opens}</article>"
    )


def _may_open(draft: Draft) -> bool:
    return not draft.blocked and fits(draft)


def _nobody(withheld: Withheld) -> str:
    return f"<p>{_text(withheld.who)}: {_text(withheld.reason)}</p>"


def _text(text: str) -> str:
    return escape(one_line(text))
