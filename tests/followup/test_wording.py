"""The candidate's own words, woven in whatever form they take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_cards.followup.wording import one_full_stop, said, topic, wrapped


@pytest.mark.parametrize(
    ("answer", "text", "is_sentence"),
    [
        ("I have run night routes for nine years", "I have run night routes for nine years.", True),
        ("I've run night routes.", "I've run night routes.", True),
        ("For nine years I have run night routes.", "For nine years I have run night routes.", True),
        ("Seit neun Jahren leite ich die Nachtlogistik", "Seit neun Jahren leite ich die Nachtlogistik.", True),
        ("Nine years of night routes", "Nine years of night routes.", False),
        ("nine years of night routes,", "nine years of night routes.", False),
        ("i can start on monday", "i can start on monday.", False),
        ("Routes.\n  Nine years of them!", "Routes. Nine years of them!", False),
        ("Work on SAP (all of it).", "Work on SAP (all of it).", False),
    ],
)
def test_an_answer_is_a_sentence_or_a_fragment(answer: str, text: str, is_sentence: bool) -> None:
    """A sentence in the first person may stand alone; anything else follows a colon; both end with one mark."""
    assert (said(answer).text, said(answer).is_sentence) == (text, is_sentence)


@pytest.mark.parametrize(
    ("given_topic", "phrase", "sentence"),
    [
        ("the new rota", "the new rota", None),
        ("The new rota.", "the new rota", None),
        ("Zeppelin maps", "Zeppelin maps", None),
        ("We spoke about sailing.", "sailing", None),
        ("we discussed the new ward", "the new ward", None),
        ("Our conversation about tea", "tea", None),
        ("about hiring in Lisbon", "hiring in Lisbon", None),
        ("How you train apprentices", "how you train apprentices", None),
        ("I mentioned the strike", None, "I mentioned the strike."),
        ("you keep bees.", None, "you keep bees."),
        ("Den Umzug in zwei Lager", "den Umzug in zwei Lager", None),
        ("wir sprachen über den Umzug", "den Umzug", None),
        ("über den Umzug", "den Umzug", None),
        ("wie Sie Lehrlinge ausbilden", None, "wie Sie Lehrlinge ausbilden."),
        ("on call rotas", "on call rotas", None),
        ("the new ward. It opens in May", None, "the new ward. It opens in May."),
    ],
)
def test_a_topic_is_a_phrase_after_about_or_a_sentence(
    given_topic: str, phrase: str | None, sentence: str | None
) -> None:
    """Neither "about" nor "we spoke of" is said twice; names keep their capitals."""
    assert (topic(given_topic).phrase, topic(given_topic).sentence) == (phrase, sentence)


@given(st.text(max_size=200))
def test_an_answer_keeps_its_words(text: str) -> None:
    """Nothing is added to an answer but a full stop, and nothing taken but spaces and a trailing comma."""
    flat = " ".join(text.split())
    assert said(text).text.rstrip(".").startswith(flat.rstrip(".,;:)"))


def test_a_company_with_a_full_stop_does_not_double_it() -> None:
    """The second stop in "at Acme Inc.." goes; three dots are left alone."""
    assert one_full_stop("I spoke at Acme Inc.. And so on...") == "I spoke at Acme Inc. And so on..."


def test_a_paragraph_is_wrapped_at_72_columns_with_words_whole() -> None:
    """Long words, such as links, stay in one piece."""
    lines = wrapped(f"{'word ' * 40}https://example.org/{'x' * 90}").splitlines()
    assert all(len(line) <= 72 for line in lines[:-1])
    assert lines[-1].endswith("x" * 90)
