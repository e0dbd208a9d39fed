"""Weaving the candidate's own sentences into a message, word for word, whatever form they take."""

import re
import textwrap
from dataclasses import dataclass
from typing import Final

COLUMNS: Final = 72

_OWN_SENTENCE: Final = re.compile(r"^(?=[^a-z])(?:\S+\s+){0,9}?(?:I|I['’](?:m|ve|d|ll))\b", re.UNICODE)
# "For nine years I have run night logistics"; not "Nine years of night logistics"
_OWN_SENTENCE_GERMAN: Final = re.compile(r"^(?=[^a-zäöü])(?:\S+\s+){0,9}?[Ii]ch\b", re.UNICODE)
# "Seit neun Jahren leite ich die Nachtlogistik"; not "Neun Jahre Nachtlogistik"
_ENDED: Final = re.compile(r"[.!?…。！？][\"'”’»)]*$")  # "... in Leeds.", "... (in Leeds.)"

_LEAD_IN: Final = re.compile(
    r"^(?:(?:that\s+)?we\s+(?:spoke|talked|chatted)\s+(?:about|of|on)|our\s+(?:talk|conversation|chat)\s+(?:about|on)"
    r"|we\s+discussed|about|wir\s+sprachen\s+über|(?:unser\s+)?gespräch\s+über|über)\s+",
    re.IGNORECASE,
)  # "We spoke about the rota", "about the rota", "wir sprachen über den Plan"; not "on call rotas"
_OPENERS: Final = frozenset(
    [
        *("a", "an", "the", "this", "that", "these", "those", "my", "your", "our", "his", "her", "its", "their"),
        *("how", "why", "what", "when", "where", "which", "whether", "who"),
        *("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "mein", "meine"),
        *("unser", "unsere", "unseren", "unserem", "unserer"),
    ]
)  # articles, possessives and question words: lower case inside a sentence; never nouns, which may be names
_SENTENCE_WITHIN: Final = re.compile(r"[^.\s]{3,}[.!?…]\s+\S")
# "the new ward. It opens in May"; not "the U. S. office"
_GERMAN_QUESTION: Final = re.compile(r"^(?:wie|warum|weshalb|was|ob|wo|wann)\s", re.IGNORECASE)
# "wie Sie Lehrlinge ausbilden": in German no "über" can stand before it, as in English "about" can
_SUBJECT: Final = re.compile(r"^(?:I|I['’]\w+|we|you|he|she|they|it|ich|wir|sie|er|es)\s", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """One of the candidate's own answers, kept word for word."""

    text: str
    is_sentence: bool
    """Whether it can stand alone after a full stop; a fragment follows a colon."""


@dataclass(frozen=True)
class Topic:
    """What the candidate and one person spoke of, as a phrase inside a sentence or as a sentence of its own."""

    phrase: str | None
    sentence: str | None


def said(text: str) -> Said:
    """Return an answer as a sentence with its full stop, or as a fragment."""
    flat = " ".join(text.split())
    return Said(ended(flat), bool(_OWN_SENTENCE.match(flat) or _OWN_SENTENCE_GERMAN.match(flat)))


def ended(text: str) -> str:
    """Return a text with a full stop where it has no end mark."""
    return text if _ENDED.search(text) else f"{text.rstrip(',;:')}."


def topic(text: str) -> Topic:
    """Return what was spoken of as a phrase that follows "about", or as its own sentence where it is one."""
    flat = " ".join(text.split())
    phrase = _LEAD_IN.sub("", flat, count=1)
    if _SUBJECT.match(phrase) or _SENTENCE_WITHIN.search(phrase) or _GERMAN_QUESTION.match(phrase):
        return Topic(None, ended(flat))
    first, _, rest = phrase.rstrip(" .!…").partition(" ")
    return Topic(f"{first.lower() if first.lower() in _OPENERS else first} {rest}".strip(), None)


def one_full_stop(text: str) -> str:
    """Return a text in which a name that ends with a full stop ("Acme Inc.") does not double the sentence's own."""
    return re.sub(r"(?<=[^\W\d_])\.\.(?!\.)", ".", text)


def wrapped(paragraph: str) -> str:
    """Return a paragraph wrapped at 72 columns, its words whole."""
    return textwrap.fill(" ".join(paragraph.split()), COLUMNS, break_long_words=False, break_on_hyphens=False)


def words(text: str) -> int:
    """Count the words of a text."""
    return len(text.split())
