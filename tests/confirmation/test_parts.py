"""The part that is offered first follows from the job title."""

import pytest

from followup_cards.confirmation.parts import likely_part
from followup_cards.model import Part


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Senior Recruiter", Part.RECRUITER),
        ("Talent Acquisition Partner", Part.RECRUITER),
        ("Chargée de recrutement", Part.RECRUITER),
        ("Responsable de selección", Part.RECRUITER),
        ("HR Business Partner", Part.HR),
        ("Director, Human Resources", Part.HR),
        ("Personalreferentin", Part.HR),
        ("İnsan Kaynakları Uzmanı", Part.HR),
        ("Head of Engineering", Part.INTERVIEWER),
        ("Chromatography Lead", Part.INTERVIEWER),
        (None, Part.INTERVIEWER),
    ],
)
def test_who_recruits_or_works_in_hr_is_offered_as_such(title: str | None, part: Part) -> None:
    """Pressing Enter through leaves each person with the part that their title tells."""
    assert likely_part(title) is part
