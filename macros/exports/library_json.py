"""The library as data: what `site/library.json` says (its schema: `library.schema.json`)."""

from __future__ import annotations

from datetime import date
from typing import Literal, assert_never

from macros.exports import library_types as json
from macros.library.facts import users
from macros.library.model import (
    BASE_LANGUAGE,
    Check,
    Correction,
    Document,
    Fact,
    Field,
    Lead,
    Library,
    Playbook,
    Reply,
)
from macros.library.uses import documents_of, playbooks_by_document, playbooks_by_reply
from macros.messages import compose

SCHEMA: Literal[1] = 1


def catalog(library: Library) -> json.Catalog:
    """The whole library, without problems; lists by name, dates ISO, absent values null."""
    shown, shared = playbooks_by_reply(library), shared_data(library)
    return {
        "schema": SCHEMA,
        "playbooks": [playbook_data(library, one) for _, one in sorted(library.playbooks.items())],
        "replies": [
            reply_data(library, reply, shown.get(name, []))
            for name, reply in sorted(library.replies.items())
        ],
        "documents": shared["documents"],
        "fields": shared["fields"],
        "facts": shared["facts"],
    }


def shared_data(library: Library) -> json.SharedPart:
    """What playbooks and replies of all products have in common."""
    documents = playbooks_by_document(library)
    return {
        "schema": SCHEMA,
        "documents": [
            _document(document, documents) for _, document in sorted(library.documents.items())
        ],
        "fields": [_field(field) for _, field in sorted(library.fields.items())],
        "facts": [_fact(library, fact) for _, fact in sorted(library.facts.items())],
    }


def playbook_data(library: Library, playbook: Playbook) -> json.Playbook:
    """One playbook."""
    return {
        "name": playbook.name,
        "title": playbook.page.title,
        "summary": playbook.page.summary,
        "product": playbook.product,
        "url": playbook.page.url,
        "source": playbook.page.body.path,
        "asks": list(playbook.asks),
        "checks": [_check(playbook, check) for check in playbook.checks],
        "replies": sorted(playbook.replies()),
        "escalation": _escalation(playbook),
        "confidence": playbook.confidence,
        "successor": playbook.successor,
        "reviewed": _iso(playbook.reviewed) or "",
        "review_every": playbook.review_every,
        "owner": playbook.owner,
        "documents": list(documents_of(library, playbook)),
        "corrections": [_correction(correction) for correction in playbook.corrections],
    }


def _check(playbook: Playbook, check: Check) -> json.Step | json.Otherwise:
    lead = _lead(playbook, check.lead) if check.lead else json.Lead()
    more: json.CheckMore = {
        "ask": {tag: str(question) for tag, question in sorted(check.ask.items())},
        "asks": list(check.asks),
        "meanwhile": playbook.meanwhile_of(check),
    }
    if check.condition is None:
        return {"otherwise": lead, **more}
    return {"if": check.condition, "look": check.look or "", "then": lead, **more}


def _lead(playbook: Playbook, lead: Lead) -> json.Lead:
    match lead.kind:
        case "reply":
            return {"reply": lead.name}
        case "playbook":
            return {"playbook": lead.name}
        case "escalate":
            return {"escalate": playbook.escalation.to if playbook.escalation else ""}
        case _:
            assert_never(lead.kind)


def _escalation(playbook: Playbook) -> json.Escalation | None:
    to = playbook.escalation
    return {"to": to.to, "include": [str(name) for name in to.include]} if to else None


def _correction(correction: Correction) -> json.Correction:
    return {
        "date": _iso(correction.date) or "",
        "was": correction.was,
        "now": correction.now,
        "never_say": list(correction.never_say),
        "must_say": list(correction.must_say),
        "example": correction.example,
        "scope": "library" if correction.library_wide else "playbook",
    }


def reply_data(library: Library, reply: Reply, shown_in: list[str]) -> json.Reply:
    """One reply, and the names of the playbooks that show it."""
    return {
        "name": reply.name,
        "title": reply.base.title,
        "when": reply.base.when,
        "fields": sorted(compose.fields(library, reply)),
        "doubts": [{"says": doubt.says, "why": doubt.why} for doubt in reply.base.doubts],
        "used_in": shown_in,
        "languages": {
            language: {
                channel: _message(library, reply, language, channel) for channel in library.channels
            }
            for language in reply.languages
        },
    }


def _message(library: Library, reply: Reply, language: str, channel: str) -> json.Message:
    message = compose.message(library, reply, language, channel)
    return {"text": message.text, "html": message.html}


def _document(document: Document, uses: dict[str, list[str]]) -> json.Document:
    return {
        "key": str(document.key),
        "title": document.title,
        "url": document.url,
        "languages": {tag: str(url) for tag, url in sorted(document.languages.items())},
        "checked": _iso(document.checked),
        "used_in": uses.get(str(document.key), []),
    }


def _field(field: Field) -> json.Field:
    return {
        "name": str(field.name),
        "label": field.labels[BASE_LANGUAGE],
        "type": field.type,
        "example": field.examples[BASE_LANGUAGE],
        "default": field.defaults.get(BASE_LANGUAGE),
        "required": field.required,
        "labels": dict(field.labels),
        "defaults": dict(field.defaults),
    }


def _fact(library: Library, fact: Fact) -> json.Fact:
    return {
        "name": str(fact.name),
        "says": fact.says,
        "value": fact.value(BASE_LANGUAGE),
        "values": {tag: str(value) for tag, value in sorted(fact.values.items())},
        "document": str(fact.document),
        "dated": _iso(fact.dated),
        "used_in": users(library, str(fact.name)),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
