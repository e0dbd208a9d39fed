"""Named reasons for and against a candidate, their weights, and the confidence that follows from them.

A weight is a log-odds contribution: the sum of a candidate's weights, put through the logistic function, is its
confidence. The text is what a person is shown.
"""

from collections.abc import Iterable, Mapping
from math import exp

from followup_cards.model import Evidence

NAME_REASONS: Mapping[str, tuple[float, str]] = {
    "prior": (-2.37, "most lines of a card are not the name"),
    "two-or-three-words": (1.79, "two or three words, as names have"),
    "one-word": (-1.37, "a single word"),
    "many-words": (-1.87, "more words than names have"),
    "not-capitalised": (-2.50, "not written with capitals as names are"),
    "initial": (1.18, "an initial stands in it"),
    "honorific": (2.08, "a title stands before it"),
    "degree": (0.57, "a degree stands after it"),
    "family-name": (2.67, "begins with a common family name"),
    "address-strong": (3.24, "the e-mail address is made of it"),
    "address-part": (1.32, "a part of it stands in the e-mail address"),
    "address-initials": (0.91, "its initials fit the e-mail address"),
    "company-domain": (-0.48, "the domain is made of it"),
    "company-named": (-3.00, "the domain is made of it, and it says what a company does"),
    "legal-form": (-4.00, "a company's legal form stands in it"),
    "company-word": (-3.81, "a word that companies are named with stands in it"),
    "job-word": (-2.51, "a word of job titles stands in it"),
    "place-word": (-1.73, "a word of postal addresses stands in it"),
    "contact-word": (-4.00, "a label of a contact line stands in it"),
    "slogan-word": (-2.02, "a word of slogans stands in it"),
    "large": (0.32, "printed larger than the rest"),
    "largest": (0.08, "the largest print on the card"),
    "huge": (-0.65, "printed as large as a logo"),
    "small": (-0.62, "printed smaller than the rest"),
    "title-below": (3.14, "a job title stands under it"),
    "title-beside": (-0.35, "a job title stands beside it"),
    "qr-code": (4.00, "the QR code on the card says the same"),
    "in-a-link": (2.00, "the link to a profile is made of it"),
    "phone-beside": (1.27, "a phone number stands beside it"),
    "phone-behind": (0.62, "a phone number follows on the same line"),
    "phone-below": (1.36, "a phone number stands right under it"),
    "one-of-a-list": (-0.73, "one of several like lines"),
    "top": (0.89, "stands near the top"),
    "bottom": (-1.51, "stands near the bottom"),
    "dim": (-1.11, "hard to read"),
}
COMPANY_REASONS: Mapping[str, tuple[float, str]] = {
    "prior": (-0.17, "most lines of a card are not the company"),
    "legal-form": (2.60, "a legal form stands in it"),
    "company-word": (0.59, "a word that companies are named with stands in it"),
    "domain-whole": (1.30, "the domain is exactly it"),
    "domain": (1.00, "the domain is made of it"),
    "domain-part": (0.98, "a part of it stands in the domain"),
    "spelled-out": (0.60, "an address or a website spells its words one after the other"),
    "local-whole": (0.60, "the e-mail address is exactly it"),
    "local-part": (0.13, "the e-mail address is made of it"),
    "large": (0.21, "printed larger than the rest"),
    "huge": (0.11, "printed as large as a logo"),
    "largest": (0.40, "the largest print on the card"),
    "most-prominent": (0.50, "takes the most room on the card"),
    "small": (-0.30, "printed smaller than the rest"),
    "capitals": (0.64, "all in capitals"),
    "job-word": (-0.14, "a word of job titles stands in it"),
    "place-word": (-0.39, "a word of postal addresses stands in it"),
    "contact-word": (-0.56, "a label of a contact line stands in it"),
    "slogan-word": (-0.01, "a word of slogans stands in it"),
    "not-capitalised": (-0.26, "written small"),
    "digits": (-0.75, "digits stand in it"),
    "many-words": (-0.55, "more words than companies have"),
    "one-word": (-0.41, "a single word"),
    "commas": (-0.71, "commas stand in it"),
    "two-lines": (-0.50, "broken over two lines"),
    "three-lines": (-0.60, "broken over three lines"),
    "half-completed": (0.46, "one line alone would be half of a name"),
    "title-joined": (-0.69, "one line alone is a job title"),
    "form-without": (-0.60, "one line alone is a name with its legal form"),
    "side-by-side": (-0.33, "its parts stand side by side"),
    "far-apart": (-1.22, "its lines stand apart"),
    "goes-on": (-0.50, "a line of the same print follows that may belong to it"),
    "postcode": (-0.16, "a postcode stands in it"),
    "job-title": (-0.21, "made of words of job titles"),
    "open-end": (-2.50, "it ends in the middle of a name"),
    "common-words": (-0.39, "only words that many companies share stand in it"),
    "sentence": (-1.00, "reads like a sentence"),
    "short": (-0.86, "too short for a name"),
    "repeated": (-1.0, "one line says again what another says"),
    "heading": (-1.0, "the heading of a list"),
    "scanner-mark": (-3.00, "the mark of a scanning app"),
    "line-left-out": (-0.40, "a line between its lines is left out"),
    "landmark": (-2.50, "says what stands near the address"),
    "certified": (-2.50, "says what a company is certified for"),
    "sales-talk": (-1.00, "says what is offered"),
    "stroke": (-0.70, "a stroke stands between its words, as between two names"),
    "comma-end": (-0.70, "a comma stands at its end"),
    "person": (-0.10, "likely a person's name"),
    "bottom": (-0.63, "stands near the bottom"),
    "printed-twice": (0.49, "the card prints it twice"),
    "form-before-end": (-0.93, "a legal form stands before its end"),
    "initials-printed": (0.30, "the card prints its initials"),
    "department": (-0.72, "names a department"),
    "list": (-0.30, "lists several things"),
    "second-half": (-1.50, "it begins in the middle of a name"),
    "dim": (-0.40, "hard to read"),
}
EMAIL_REASONS: Mapping[str, tuple[float, str]] = {
    "prior": (1.5, "reads as an e-mail address"),
    "readers-agree": (3.6, "both readers saw the same characters"),
    "second-look-agrees": (2.5, "the second reader saw the same characters at a second look"),
    "difference-settled": (0.5, "where the readers differ, the card prints the same a second time"),
    "looked-at-singly": (
        2.8,  # November 2026: of 100 addresses that rest on it 99 are right, with digits for letters 67 of 72
        "where the readers differ, each character looked at alone plainly is what the first reader saw",
    ),
    "wholly-known": (
        2.0,
        "both readers saw what stands before its @, or that is known, and the website has the rest",
    ),
    "mark-seen-once": (1.1, "a dot or a hyphen that only one reader saw"),
    "readers-differ": (-1.1, "the two readers saw different characters"),
    "look-alike": (-0.1, "characters in it look like others (i, l and 1; rn and m), and nothing else confirms them"),
    "look-alike-alone": (-0.4, "characters in it look like others, and nothing else on the card speaks for it"),
    "tall-o": (-1.5, "an O as tall as a capital stands among small letters: it may be a zero"),
    "capital-i": (-0.5, "what looks like a capital I in it may be a small l or a small i"),
    "capital-l": (-0.5, "the only capital in it is an L, which may be a small l and a dot"),
    "letter-or-digit": (-1.0, "where letters run into digits, l and 1 or o and 0 may be each other"),
    "told-by-name": (0.0, "the reader that errs least saw another character, where the printed name tells this one"),
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
    "at-sign-seen": (-0.5, "its @ is drawn like an a, and looks unlike the letters a beside it"),
    "cut": (-1.0, "its line runs out of the picture or into glare: its beginning or end may be missing"),
    "dots-put-back": (-1.0, "a dot of it was lost and put back: another one may be missing"),
    "mark-left-out": (-1.0, "another look saw a dot or a hyphen more in it"),
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
    "place-word": (1.0, "words of postal addresses stand in it"),
}
"""For job titles and postal addresses, which are offered but never sure."""


def reasons(table: Mapping[str, tuple[float, str]], codes: Iterable[str]) -> tuple[Evidence, ...]:
    """Return the reasons that have these codes, in the table's order."""
    wanted = set(codes)
    return tuple(Evidence(code, text, weight) for code, (weight, text) in table.items() if code in wanted)


def confidence(evidence: Iterable[Evidence]) -> float:
    """Return the confidence, 0 to 1, that follows from the reasons."""
    return 1 / (1 + exp(-sum(reason.weight for reason in evidence)))
