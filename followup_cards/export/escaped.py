"""JSON that holds any text exactly and harms no terminal that shows it."""

import json
import re
from collections.abc import Mapping
from typing import Final

_ACTED_UPON: Final = re.compile(
    "[\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb]"
)
"""What a terminal or an editor acts upon instead of showing it; below U+0020 the json module sees to it itself."""


def json_bytes(document: Mapping[str, object]) -> bytes:
    """Return a document as UTF-8 JSON; invisible characters stand in it as escapes."""
    plain = json.dumps(document, ensure_ascii=False, indent=2)
    return (_ACTED_UPON.sub(lambda found: f"\\u{ord(found[0]):04x}", plain) + "\n").encode("utf-8")
