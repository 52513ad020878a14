"""The library as data: what `site/library.json` says (its schema: `library.schema.json`)."""

from __future__ import annotations

from datetime import date
from typing import Any

from macros.library.model import Check, Correction, Document, Field, Lead, Library, Playbook, Reply
from macros.library.uses import documents_of, playbooks_by_document, playbooks_by_reply
from macros.messages import compose

SCHEMA = 1


def catalog(library: Library) -> dict[str, Any]:
    """The whole library; lists by name, dates ISO, absent values null."""
    replies, documents = playbooks_by_reply(library), playbooks_by_document(library)
    return {
        "schema": SCHEMA,
        "playbooks": [_playbook(library, book) for _, book in sorted(library.playbooks.items())],
        "replies": [
            _reply(library, reply, replies) for _, reply in sorted(library.replies.items())
        ],
        "documents": [
            _document(document, documents) for _, document in sorted(library.documents.items())
        ],
        "fields": [_field(field) for _, field in sorted(library.fields.items())],
    }


def _playbook(library: Library, playbook: Playbook) -> dict[str, Any]:
    escalation = playbook.escalation
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
        "escalation": escalation
        and {"to": escalation.to, "include": [str(name) for name in escalation.include]},
        "confidence": playbook.confidence,
        "successor": playbook.successor,
        "reviewed": _iso(playbook.reviewed),
        "review_every": playbook.review_every,
        "owner": playbook.owner,
        "documents": list(documents_of(library, playbook)),
        "corrections": [_correction(correction) for correction in playbook.corrections],
    }


def _check(playbook: Playbook, check: Check) -> dict[str, Any]:
    lead = _lead(playbook, check.lead) if check.lead else {}
    more = {
        "ask": {tag: str(question) for tag, question in sorted(check.ask.items())},
        "asks": list(check.asks),
        "meanwhile": playbook.meanwhile_of(check),
    }
    if check.condition is None:
        return {"otherwise": lead} | more
    return {"if": check.condition, "look": check.look, "then": lead} | more


def _lead(playbook: Playbook, lead: Lead) -> dict[str, str]:
    if lead.kind == "escalate":
        return {"escalate": playbook.escalation.to if playbook.escalation else ""}
    return {lead.kind: lead.name}


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "date": _iso(correction.date),
        "was": correction.was,
        "now": correction.now,
        "never_say": list(correction.never_say),
        "must_say": list(correction.must_say),
        "example": correction.example,
        "scope": "library" if correction.library_wide else "playbook",
    }


def _reply(library: Library, reply: Reply, uses: dict[str, list[str]]) -> dict[str, Any]:
    return {
        "name": reply.name,
        "title": reply.base.title,
        "when": reply.base.when,
        "fields": sorted(compose.fields(library, reply)),
        "doubts": [{"says": doubt.says, "why": doubt.why} for doubt in reply.base.doubts],
        "used_in": uses.get(reply.name, []),
        "languages": {
            language: {
                channel: _message(library, reply, language, channel) for channel in library.channels
            }
            for language in reply.languages
        },
    }


def _message(library: Library, reply: Reply, language: str, channel: str) -> dict[str, str]:
    message = compose.message(library, reply, language, channel)
    return {"text": message.text, "html": message.html}


def _document(document: Document, uses: dict[str, list[str]]) -> dict[str, Any]:
    return {
        "key": str(document.key),
        "title": document.title,
        "url": document.url,
        "languages": {tag: str(url) for tag, url in sorted(document.languages.items())},
        "checked": _iso(document.checked),
        "used_in": uses.get(str(document.key), []),
    }


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": str(field.name),
        "label": field.labels["en"],
        "type": field.type,
        "example": field.examples["en"],
        "default": field.defaults.get("en"),
        "required": field.required,
        "labels": dict(field.labels),
        "defaults": dict(field.defaults),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
