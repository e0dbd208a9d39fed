"""What the prompt says when it is asked for help."""

from collections.abc import Mapping

from followup_cards.confirmation.questions import About

KEYS = "[e edit, s later, x discard, b back, ? help]"

FEWER_KEYS = "[? help]"
"""After a card's first question, when the keys have been seen."""

HELP: Mapping[About, str] = {
    About.OTHER_SIDE: (
        "Some cards are printed on both sides. Type the number of the card that is the other side of this one: the two"
        " then count as one, and nothing that either side says is lost. j takes them apart again."
    ),
    About.WHICH_SIDE: (
        "The two sides differ here. Type 1 for what the first side says, 2 for what the other says, or what the contact"
        " should say."
    ),
    About.WHICH_ADDRESS: (
        "The card shows more than one address. Type the number of the one that reaches this person; the others are"
        " kept in the notes."
    ),
    About.TYPE_ADDRESS: (
        "The readers are not certain of this address. Open the picture, or take the card itself, and type the address"
        " that is printed there. What was read is not shown yet, so that it can't lead your eye; if you type the same,"
        " it is confirmed."
    ),
    About.TYPE_AGAIN: (
        "What you typed differs from what was read. Compare once more: type the same address again if you are right,"
        " or the number of a line above if that is what the picture shows."
    ),
    About.PICK_ADDRESS: (
        "The address was read, but is not certain enough for Enter. Compare it with the picture character by character;"
        " type its number if it is right, or the address if it is not."
    ),
    About.NAME: "The name is used in the greeting of your message. Type it as the person would write it.",
    About.EDIT_FIELD: "Type the number of the field to change. Put a semicolon between several phones or websites.",
    About.EDIT_VALUE: "Type the new value. Enter leaves the field as it is, and - empties it.",
    About.SAVE: (
        "Compare the card with what was read. Enter confirms all of it, the address too; e changes a field. If you have"
        " this person already, under another name, say who it is: = and the contact's number, address or name."
    ),
    About.DUPLICATE: (
        "You may have this person already. Keep the contact as it is, let it take over what the card says (you choose"
        " wherever the two differ, and nothing that only the contact knew is lost), or keep both."
    ),
    About.MERGE_FIELD: (
        "The contact and the card differ here. Type the number of what is right today. `followup-cards contacts undo`"
        " takes a merge back."
    ),
    About.PART: "The part decides who receives which message: after a no, for example, only HR and the hiring manager.",
}

MORE_HELP = (
    "At every question: e changes any field, s leaves the card for later (`followup-cards review`), x discards it,"
    " b goes back one question, j joins the card with its other side or takes the two apart,"
    " Ctrl-C stops and keeps what was confirmed."
)
