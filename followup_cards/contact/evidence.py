"""Named reasons for and against a candidate, their weights, and the confidence that follows from them.

A weight is a log-odds contribution: the sum of a candidate's weights, put through the logistic function, is its
confidence. The text is what a person is shown.
"""

from collections.abc import Iterable, Mapping
from math import exp

from followup_cards.model import Evidence

NAME_REASONS: Mapping[str, tuple[float, str]] = {
    "prior": (-2.9, "most lines of a card are not the name"),
    "two-or-three-words": (0.7, "two or three words, as names have"),
    "one-word": (-1.1, "a single word"),
    "many-words": (-1.3, "more words than names have"),
    "not-capitalised": (-2.2, "not written with capitals as names are"),
    "initial": (0.9, "an initial stands in it"),
    "honorific": (2.6, "a title stands before it"),
    "degree": (2.0, "a degree stands after it"),
    "family-name": (3.7, "begins with a common family name"),
    "address-strong": (3.6, "the e-mail address is made of it"),
    "address-part": (1.6, "a part of it stands in the e-mail address"),
    "address-initials": (1.5, "its initials fit the e-mail address"),
    "company-domain": (-2.1, "the domain is made of it"),
    "legal-form": (-5.0, "a company's legal form stands in it"),
    "company-word": (-3.1, "a word that companies are named with stands in it"),
    "job-word": (-3.6, "a word of job titles stands in it"),
    "place-word": (-2.7, "a word of postal addresses stands in it"),
    "contact-word": (-4.2, "a label of a contact line stands in it"),
    "slogan-word": (-2.6, "a word of slogans stands in it"),
    "large": (0.1, "printed larger than the rest"),
    "largest": (-0.2, "the largest print on the card"),
    "huge": (-0.3, "printed as large as a logo"),
    "small": (-0.6, "printed smaller than the rest"),
    "title-below": (2.1, "a job title stands under it"),
    "title-beside": (1.2, "a job title stands beside it"),
    "qr-code": (4.0, "the QR code on the card says the same"),
    "phone-beside": (2.0, "a phone number stands beside it"),
    "one-of-a-list": (-1.3, "one of several like lines"),
    "top": (1.1, "stands near the top"),
    "bottom": (-1.4, "stands near the bottom"),
    "dim": (-1.8, "hard to read"),
}
COMPANY_REASONS: Mapping[str, tuple[float, str]] = {
    "prior": (-2.2, "most lines of a card are not the company"),
    "legal-form": (5.0, "a legal form stands in it"),
    "company-word": (2.4, "a word that companies are named with stands in it"),
    "domain": (3.5, "the domain is made of it"),
    "domain-part": (3.2, "a part of it stands in the domain"),
    "local-part": (-0.2, "the e-mail address is made of it"),
    "large": (0.8, "printed larger than the rest"),
    "largest": (0.5, "the largest print on the card"),
    "capitals": (1.5, "all in capitals"),
    "job-word": (-0.9, "a word of job titles stands in it"),
    "place-word": (-2.2, "a word of postal addresses stands in it"),
    "contact-word": (-3.1, "a label of a contact line stands in it"),
    "slogan-word": (-0.8, "a word of slogans stands in it"),
    "not-capitalised": (-0.1, "written small"),
    "digits": (-1.3, "digits stand in it"),
    "many-words": (-1.0, "more words than companies have"),
    "one-word": (-1.6, "a single word"),
    "commas": (-1.8, "commas stand in it"),
    "two-lines": (-1.5, "broken over two lines"),
    "three-lines": (-1.7, "broken over three lines"),
    "unlike-sizes": (0.3, "its lines are of different size"),
    "form-before-end": (-4.1, "a legal form stands before its end"),
    "second-half": (-2.1, "it begins in the middle of a name"),
    "one-of-a-list": (-0.8, "one of several like lines"),
    "above-address": (0.6, "a postal address stands under it"),
    "dim": (-1.4, "hard to read"),
}
EMAIL_REASONS: Mapping[str, tuple[float, str]] = {
    "prior": (1.5, "reads as an e-mail address"),
    "readers-agree": (3.6, "both readers saw the same characters"),
    "second-look-agrees": (2.5, "the second reader saw the same characters at a second look"),
    "difference-settled": (0.5, "where the readers differ, the card prints the same a second time"),
    "mark-seen-once": (1.1, "a dot or a hyphen that only one reader saw"),
    "readers-differ": (-1.1, "the two readers saw different characters"),
    "look-alike": (-0.1, "characters in it look like others (i, l and 1; rn and m), and nothing else confirms them"),
    "one-reader": (-1.1, "only one reader saw it"),
    "doubtful-character": (-2.8, "a character could be another one"),
    "first-reader-differs": (-5.0, "the reader that errs least saw something else"),
    "name-fits": (2.6, "it is made of the printed name"),
    "name-partly-fits": (0.1, "a part of the printed name stands in it"),
    "company-in-it": (0.8, "it is made of the company's name"),
    "name-nearly-fits": (-4.4, "it nearly, but not quite, spells the printed name"),
    "website-fits": (1.0, "its domain is that of the website"),
    "website-nearly-fits": (-1.3, "its domain nearly, but not quite, is that of the website"),
    "company-fits": (0.1, "its domain is made of the company's name"),
    "known-provider": (2.7, "a well-known mail provider"),
    "provider-near-miss": (-3.0, "nearly, but not quite, a well-known mail provider"),
    "no-such-ending": (-3.6, "no domain can end like that"),
    "label-glued": (-2.8, "a label stands right before it without a gap"),
    "at-sign-put-back": (-1.0, "its @ or a dot of it was read as another character"),
    "joined-lines": (-0.8, "put together from two lines"),
    "qr-code": (4.0, "the QR code on the card says the same"),
    "dim": (-1.2, "hard to read"),
}

SEEN_REASONS: Mapping[str, tuple[float, str]] = {
    "prior": (1.0, "has the form of one"),
    "readers-agree": (2.0, "both readers saw the same characters"),
    "readers-differ": (-0.6, "the two readers saw different characters"),
    "one-reader": (-0.4, "only one reader saw it"),
    "qr-code": (3.0, "the QR code on the card says the same"),
    "only-in-qr-code": (0.5, "only the QR code on the card says it"),
}
"""For phone numbers and websites."""

TITLE_REASONS: Mapping[str, tuple[float, str]] = {
    "title-beside": (2.0, "it stands beside the name"),
    "job-word": (1.4, "words of job titles stand in it"),
    "place-word": (1.0, "words or numbers of postal addresses stand in it"),
}
"""For job titles and postal addresses, which are offered but never sure."""


def reasons(table: Mapping[str, tuple[float, str]], codes: Iterable[str]) -> tuple[Evidence, ...]:
    """Return the reasons that have these codes, in the table's order."""
    wanted = set(codes)
    return tuple(Evidence(code, text, weight) for code, (weight, text) in table.items() if code in wanted)


def confidence(evidence: Iterable[Evidence]) -> float:
    """Return the confidence, 0 to 1, that follows from the reasons."""
    return 1 / (1 + exp(-sum(reason.weight for reason in evidence)))
