"""The labels and signs that firms print before contact lines."""

from tests.cardmaker.content import ItemKind
from tests.cardmaker.style import LabelStyle

# Spellings seen on cards of many countries; a space at the end is printed, none means that the label is glued on.
WORDS: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.EMAIL: ("E-Mail: ", "Email: ", "E-mail ", "Email - ", "E-Mail:", "Mail: "),
    ItemKind.PHONE: ("Tel. ", "Phone: ", "Tel: ", "Tel - ", "Telefon:", "Office: "),
    ItemKind.MOBILE: ("Mobil ", "Mobile: ", "Cell: ", "Mob - ", "Mobil:", "Mobile: "),
    ItemKind.FAX: ("Fax ", "Fax: ", "Fax: ", "Fax - ", "Fax:", "Fax: "),
    ItemKind.WEBSITE: ("Web ", "Web: ", "", "Web - ", "Web:", ""),
    ItemKind.SOCIAL: ("", "", "", "", "", ""),
}
LETTERS: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.EMAIL: ("E ", "E: ", "e: ", "M: ", "e ", "E. "),
    ItemKind.PHONE: ("T ", "T: ", "t: ", "P: ", "t ", "T. "),
    ItemKind.MOBILE: ("M ", "M: ", "m: ", "C: ", "m ", "M. "),
    ItemKind.FAX: ("F ", "F: ", "f: ", "F: ", "f ", "F. "),
    ItemKind.WEBSITE: ("W ", "W: ", "w: ", "", "w ", "W. "),
    ItemKind.SOCIAL: ("", "", "", "", "", ""),
}
ICONS: dict[ItemKind, str] = {
    ItemKind.EMAIL: "envelope",
    ItemKind.PHONE: "handset",
    ItemKind.MOBILE: "mobile",
    ItemKind.FAX: "",
    ItemKind.WEBSITE: "globe",
    ItemKind.SOCIAL: "",
}


def label(style: LabelStyle, form: int, kind: ItemKind) -> str:
    """Return the printed label; a fax number always has one, or nobody could tell it from a phone."""
    if style == "word":
        return WORDS[kind][form]
    if style == "letter":
        return LETTERS[kind][form]
    return "Fax " if kind is ItemKind.FAX else ""
