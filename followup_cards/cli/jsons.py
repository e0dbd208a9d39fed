"""Values as the JSON that the command line promises: keys stay, times are ISO 8601, one object on a line."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from followup_cards.model import Contact, Interview, PanelMember

if TYPE_CHECKING:  # most commands have nothing to do with readings or deadlines
    from followup_cards.model import Candidate, Draft, PhotoReading, Quad, Reading
    from followup_cards.service.deadlines import Due

Json = Mapping[str, Any]
SCHEMA = 1


def photo_json(page: "PhotoReading") -> Json:
    """Return one photo, or one page of it."""
    failure = page.failure
    return {
        "schema": SCHEMA,
        "photo": page.photo,
        "page": page.page,
        "taken_at": time_json(page.taken_at),
        "seconds": round(page.seconds, 2),
        "advice": list(page.advice),
        "error": {"code": failure.code, "message": failure.message} if failure else None,
        "cards": [card_json(reading) for reading in page.readings],
    }


def card_json(reading: "Reading") -> Json:
    """Return one card."""
    return {
        "corners": quad_json(reading.corners),
        "name": field_json(reading.name),
        "job_title": field_json(reading.job_title),
        "company": field_json(reading.company),
        "emails": [field_json(candidate) for candidate in reading.emails],
        "phones": [phone_json(candidate) for candidate in reading.phones],
        "websites": [field_json(candidate) for candidate in reading.websites],
        "address": field_json(reading.address),
        "lines": list(reading.lines),
    }


def field_json(candidate: "Candidate | None") -> Json | None:
    """Return one field's value with how sure it is, and why."""
    if candidate is None:
        return None
    return {
        "value": candidate.value,
        "confidence": round(candidate.confidence, 3),
        "status": candidate.status.value,
        "evidence": [evidence.text for evidence in candidate.evidence],
        "alternatives": list(candidate.alternatives),
        "reasons": [{"code": item.code, "weight": item.weight} for item in candidate.evidence],
        "doubts": [
            {"start": item.start, "end": item.end, "other": item.other, "weight": round(item.weight, 3)}
            for item in candidate.doubts
        ],
        "seen": list(candidate.seen),
        "raw": candidate.raw,
        "box": quad_json(candidate.box),
    }


def phone_json(candidate: "Candidate") -> Json:
    """Return a phone as printed, and in E.164 where that can be known."""
    return {**(field_json(candidate) or {}), "e164": candidate.e164, "kind": candidate.kind}


def quad_json(quad: "Quad") -> list[list[float]]:
    """Return four corners in photo pixels."""
    return [[round(float(x), 1), round(float(y), 1)] for x, y in quad]


def time_json(moment: datetime | None) -> str | None:
    """Return a time as ISO 8601, with its offset when it has one."""
    return moment.isoformat(timespec="seconds") if moment else None


def contact_json(contact: Contact) -> Json:
    """Return one contact."""
    details = contact.details
    return {
        "schema": SCHEMA,
        "id": contact.id,
        "uid": contact.uid,
        "name": details.name,
        "given_name": details.given_name,
        "family_name": details.family_name,
        "email": details.email,
        "email_confirmed_at": time_json(details.email_confirmed_at),
        "company": details.company,
        "job_title": details.job_title,
        "phones": [{"number": phone.number, "e164": phone.e164, "kind": phone.kind} for phone in details.phones],
        "websites": list(details.websites),
        "address": details.address,
        "notes": details.notes,
        "created_at": time_json(contact.created_at),
        "updated_at": time_json(contact.updated_at),
    }


def interview_json(interview: Interview, deadline: datetime) -> Json:
    """Return one interview with its panel."""
    return {
        "schema": SCHEMA,
        "name": interview.name,
        "company": interview.company,
        "role": interview.role,
        "ended_at": time_json(interview.ended_at),
        "zone": interview.zone,
        "deadline": time_json(deadline),
        "met": interview.met,
        "started_at": time_json(interview.started_at),
        "place": interview.place,
        "panel": [member_json(member) for member in interview.panel],
    }


def member_json(member: PanelMember) -> Json:
    """Return one seat on a panel."""
    details = member.details
    return {
        "contact": member.contact_id,
        "name": details.name,
        "email": details.email,
        "email_confirmed_at": time_json(details.email_confirmed_at),
        "part": member.part.value,
        "topic": member.topic,
        "note": member.note,
        "bounced": member.bounced,
        "drafted_as": member.drafted_as.value if member.drafted_as else None,
        "sent_at": time_json(member.sent_at),
    }


def draft_json(draft: "Draft", *, file: str | None, link: str | None, mailbox: str | None = None) -> Json:
    """Return one draft and where it went."""
    lints = [{"code": lint.code, "severity": lint.severity.value, "message": lint.message} for lint in draft.lints]
    plain = {
        "to": draft.to,
        "name": draft.name,
        "subject": draft.subject,
        "body": draft.body,
        "file": file,
        "deadline": time_json(draft.deadline),
        "lints": lints,
    }
    return plain | ({"mailto": link} if link else {}) | ({"mailbox": mailbox} if mailbox else {})


def due_json(item: "Due") -> Json:
    """Return one person who is still to be written to."""
    return {
        "interview": item.interview.name,
        "contact": item.member.contact_id,
        "name": item.member.details.name,
        "to": item.member.details.email,
        "part": item.member.part.value,
        "deadline": time_json(item.deadline),
        "hours_left": round(item.hours_left, 2),
        "drafted_as": item.member.drafted_as.value if item.member.drafted_as else None,
        "missing": list(item.missing),
    }
