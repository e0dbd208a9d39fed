"""Which part a person likely played in an interview, by the job title on their card."""

import re
from collections.abc import Sequence

from followup_cards.folding import folded
from followup_cards.model import Part

# Words of titles, folded; collected by the authors from the languages of the sample cards, November 2026.
# A hiring manager's title says nothing: any manager may be one.
TITLES: Sequence[tuple[Part, re.Pattern[str]]] = (
    (
        Part.RECRUITER,
        re.compile(
            r"\b(?:recruit\w*|headhunt\w*|talent (?:acquisition|partner|scout\w*)|sourcer|rekrut\w*|recrut\w*|"
            r"seleccion|selezione|selecao)\b"
        ),
    ),  # "Senior Recruiter", "Chargée de recrutement", "Responsable de selección"
    (
        Part.HR,
        re.compile(
            r"\b(?:hr|human resources?|people (?:partner|operations|manager|lead)|personal(?:referent|leiter|wesen)\w*|"
            r"ressources humaines|recursos humanos|risorse umane|kadr\w*|insan kaynaklari|nhan su|rh)\b|人事"
        ),
    ),  # "HR Business Partner", "Personalreferentin", "Insan Kaynakları Uzmanı"
)


def likely_part(job_title: str | None) -> Part:
    """Return the part to offer first: who recruits or works in HR says so, everybody else may have interviewed."""
    title = folded(job_title or "")
    return next((part for part, words in TITLES if words.search(title)), Part.INTERVIEWER)
