"""Interviews that never took place, with fictional panels and answers, the same for the same seed."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from followup_cards.model import Answers, ContactDetails, Interview, Me, PanelMember, Part

CONFIRMED: Final = datetime(2026, 3, 3, 17, 0, tzinfo=UTC)
ENDED: Final = datetime(2026, 3, 3, 15, 30, tzinfo=timezone(timedelta(hours=1)))
NOW: Final = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)

PEOPLE: Final = (
    ("Dana Osei", "Dana", "Osei"),
    ("Boris Lindqvist", "Boris", "Lindqvist"),
    ("Ana María Quispe", "Ana María", "Quispe"),
    ("Tomáš Dvořák", "Tomáš", "Dvořák"),
    ("YUKI TANAKA", "Yuki", "Tanaka"),
    ("LEILA HADDAD", None, None),
    ("李 明", "明", "李"),
    ("Will May", "Will", "May"),
    ("Grace Hope", "Grace", "Hope"),
    ("Dr. Zoë van der Meer, PhD", None, None),
    ("Siobhán O'Connor", "Siobhán", "O'Connor"),
    ("Нина Орлова", "Нина", "Орлова"),
    ("Mark Best", "Mark", "Best"),
    ("Jean-Luc Sorry", "Jean-Luc", "Sorry"),
    ("José Concern", "José", None),
    ("محمد الحسن", "محمد", "الحسن"),
    ("Nwabueze Okonkwo-Adeyemi", "Nwabueze", "Okonkwo-Adeyemi"),
    ("Li Wei", "Wei", "Li"),
)
COMPANIES: Final = (
    ("Northwind Freight", "northwind.example"),
    ("Acme Inc.", "acme.example"),
    ("Better Pay Ltd", "betterpay.example"),
    ("Hurra! Media", "hurra.example"),
    ("Prompt Reply & Sons", "promptreply.example"),
    ("Müller & Töchter GmbH", "muellertoechter.example"),
    ("Sorrow and Regret Publishing", "sorrow.example"),
    ("Lumen", "lumen.example"),
    ("Instead Foods", "instead.example"),
    ("Østfold Kraft AS", "ostfold.example"),
)
ROLES: Final = (
    "Logistics Planner",
    "Compensation Analyst",
    "Senior Data Engineer",
    "Nurse",
    "Head of Apologetics Studies",
    "Reason Studio Producer",
    "Regional Supply Chain Planning Lead",
    "Sous-chef",
)
TOPICS: Final = (
    "the move to two warehouses",
    "how the night shift hands over to the day shift",
    "your depot in Brno.",
    "We spoke about sailing.",
    "The rail strike",
    "we discussed the new ward",
    "about hiring in Lisbon",
    "I mentioned the rail strike and how it was handled",
    "pairing with apprentices",
    "Zeppelin maps",
    "why the pilot in Oslo was stopped",
    "a better till for the canteen",
    "bread, and what makes it rise",
)
CLAUSES: Final = (
    ("I have planned", "Planning of", "planning"),
    ("For nine years I have run", "Nine years of running", "nine years of running"),
    ("I would look after", "A steady hand for", "looking after"),
    ("In the first two weeks I can audit", "An audit within two weeks of", "an audit of"),
    ("I bring order to", "Order in", "order in"),
)
OBJECTS: Final = (
    "the night routes for three hospitals",
    "the five busiest depots",
    "a team of apprentices",
    "the month-end close",
    "reports that drivers and planners both read",
    "the handover between shifts",
    "what customers ask for twice",
    "the parts that nobody else wanted to keep",
)
ADDITIONS: Final = (
    "The route audit that I mentioned is ready, and I would be glad to send it.",
    "I have since finished the course in rail freight",
    "A reference from my last team",
    "My portfolio now holds the project that we looked at",
    "I explained the same method to apprentices last year, with good results.",
    None,
    None,
)


@dataclass(frozen=True)
class Situation:
    """An interview, and what the candidate answers about it."""

    interview: Interview
    answers: Answers


def situation(seed: int) -> Situation:
    """Return one of very many situations."""
    draw = random.Random(seed)
    company, domain = draw.choice(COMPANIES)
    people = draw.sample(PEOPLE, draw.randint(1, 6))
    topics = draw.sample(TOPICS, len(people))
    parts = [draw.choice(tuple(Part)) for _ in people]
    parts[draw.randrange(len(parts))] = Part.HR
    panel = tuple(
        PanelMember(details(draw, person, company, f"p{number}@{domain}"), part, contact_id=number)
        for number, (person, part) in enumerate(zip(people, parts, strict=True), 1)
    )
    interview = Interview(f"interview {seed}", company, draw.choice(ROLES), ENDED, "Europe/Berlin", panel)
    return Situation(interview, answers(draw, {f"p{n}@{domain}": topic for n, topic in enumerate(topics, 1)}))


def details(
    draw: random.Random, person: tuple[str, str | None, str | None], company: str, address: str
) -> ContactDetails:
    """Return a person whose address is confirmed, or now and then is not, or is unknown."""
    name, given, family = person
    odd = draw.random()
    return ContactDetails(
        name=name,
        given_name=given,
        family_name=family,
        email=None if odd < 0.03 else address,
        email_confirmed_at=CONFIRMED if odd >= 0.08 else None,
        company=company,
    )


def answers(draw: random.Random, topics: dict[str, str]) -> Answers:
    """Return answers of 10 to 35 words each, as sentences or fragments, with a full stop or without."""
    return Answers(
        me=Me("Ines Okafor", "ines.okafor@example.org", draw.choice([None, "+44 20 7946 0012"])),
        bring=answer(draw, CLAUSES[draw.randrange(2)]),
        fit=answer(draw, CLAUSES[2]),
        value=answer(draw, CLAUSES[draw.randrange(3, 5)]),
        addition=draw.choice(ADDITIONS),
        topics=topics,
    )


def answer(draw: random.Random, clause: tuple[str, str, str]) -> str:
    """Return one answer."""
    words = f"{draw.choice(clause)} {' and '.join(draw.sample(OBJECTS, draw.randint(2, 5)))}".split()
    while len(words) < 10:
        words += ["and", "more", "besides"]
    return " ".join(words[: draw.randint(10, 35)]).removesuffix(" and") + draw.choice(["", "."])
