"""The pictures of a card in review: its sides, its small picture for lists, and the print of every value."""

from starlette.responses import Response

from followup_cards.errors import UnknownName
from followup_cards.model import Field
from followup_cards.service import answering, card_views
from followup_cards.web.visit import Visit


def number_in(visit: Visit) -> int:
    """Return the number of the card that an address names."""
    return int(visit.path["card"])


def picture(visit: Visit) -> Response:
    """Return the picture of one side of a card; the front is number 0."""
    with visit.site.app.database() as db:
        review = answering.card(db, number_in(visit))
        return Response(card_views.card_jpeg(db, review, int(visit.path["side"])), media_type="image/jpeg")


def small(visit: Visit) -> Response:
    """Return the card as a list shows it."""
    with visit.site.app.database() as db:
        review = answering.card(db, number_in(visit))
        return Response(card_views.small_jpeg(db, review), media_type="image/jpeg")


def crop(visit: Visit) -> Response:
    """Return the piece of the photo that a value was read from."""
    with visit.site.app.database() as db:
        review = answering.card(db, number_in(visit))
        png = card_views.print_png(db, review, field_in(visit), int(visit.path["place"]))
        return Response(png, media_type="image/png")


def crop_of_back(visit: Visit) -> Response:
    """Return the piece of the other side that says something else."""
    with visit.site.app.database() as db:
        png = card_views.back_png(db, answering.card(db, number_in(visit)), field_in(visit))
        return Response(png, media_type="image/png")


def field_in(visit: Visit) -> Field:
    """Return the field that an address names.

    Raises:
        UnknownName: there is no such field.
    """
    name = visit.path["field"]
    if name not in set(Field):
        raise UnknownName("A card has no such field. Go back to the card.")
    return Field(name)
