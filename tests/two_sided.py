"""Cards that are printed on both sides, as they are read side by side."""

from dataclasses import replace

from followup_cards.model import Field
from tests.recorded import card, check, sure

FRONT = card(name=sure(Field.NAME, "Mara Quist"), company=sure(Field.COMPANY, "Tavelin AB"))
"""A name and a company, and no address."""

BACK = replace(
    card(
        emails=(sure(Field.EMAIL, "mara.quist@tavelin.example"),),
        phones=(sure(Field.PHONE, "+46 8 555 0177", e164="+4685550177"),),
    ),
    websites=(sure(Field.WEBSITE, "tavelin.example"),),
)
"""What the front lacks, and no name."""

OTHER_SCRIPT = card(name=sure(Field.NAME, "Мара Квист"), company=sure(Field.COMPANY, "Тавелин"))
"""The same person's other side, in another script."""

ALMOST = card(emails=(check(Field.EMAIL, "mara.qu1st@tavelin.example"),))
"""An address a slip apart from the other side's."""
