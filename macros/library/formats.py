"""The formats writers fill in: which keys a file has and what each may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from macros.library.model import EMPTY, Check, Correction, Document, Doubt, Escalation, Field, Lead
from macros.library.vocabulary import CONFIDENCE, FIELD_TYPES, MOMENT, SITES
from macros.problems import Place, Problem, Text
from macros.reading.shapes import (
    Problems,
    by_language,
    choice,
    day,
    days,
    key_places,
    languages,
    listing,
    meant_keys,
    number,
    record,
    text,
    truth,
    wrong,
)
from macros.reading.yaml_text import Mapping as MappingNode
from macros.reading.yaml_text import Node, Nothing
from macros.text.phrase import pattern_of

CHECK_KEYS = ("if", "look", "then", "otherwise", "ask", "asks", "meanwhile", "silent")
_CHECK_EXTRAS = {"ask": by_language(text), "asks": listing(text), "meanwhile": text, "silent": text}

_LEAD = re.compile(r"(?:(reply|playbook) +(\S+)|(escalate))\s*")
_PAGE_KEYS = {"hide": listing(text), "search": record({}, {"exclude": truth, "boost": number})}


def lead(node: Node, problems: Problems) -> Lead | None:
    """`reply product/name`, `playbook product/name` or `escalate`."""
    match = _LEAD.fullmatch(node) if isinstance(node, Text) else None
    if match:
        return Lead(match[1] or match[3], match[2] or "", node.place)
    expected = '"reply product/name", "playbook product/name" or "escalate"'
    found = f', not "{node}"' if isinstance(node, Text) else ""
    message = f"a check has to lead somewhere: write {expected}{found}"
    problems.append(Problem(node.place, "leads-nowhere", message))
    return None


def check(node: Node, problems: Problems) -> Check | None:
    """A step of the decision list: `if`, `look` and `then`, or `otherwise` alone."""
    if not isinstance(node, MappingNode):
        wrong(node, "a check with if, look and then, or otherwise", problems)
        return Check(None, None, None, node.place)
    meant = {name: key for key, name in meant_keys(node, CHECK_KEYS).items()}
    if "otherwise" in meant and not {"if", "look", "then"} & set(meant):
        read = record({"otherwise": lead}, _CHECK_EXTRAS)(node, problems)
        return Check(None, None, read["otherwise"], node.place, **_extras(read))
    if "otherwise" in meant:
        place = key_places(node)[meant["otherwise"]]
        message = 'an otherwise is no part of another check: put "- " before it, as for a check'
        problems.append(Problem(place, "unknown-key", message))
        return Check(None, None, None, node.place)
    optional = {"then": lead, **_CHECK_EXTRAS}
    read = record({"if": text, "look": text}, optional)(node, problems)
    if "then" not in meant:
        lead(Nothing(node.place), problems)
    condition = read["if"] or Text("", node.place)
    return Check(condition, read["look"] or "", read["then"], node.place, **_extras(read))


def _extras(read: dict[str, Any]) -> dict[str, Any]:
    given = {"ask": read["ask"] or EMPTY, "asks": read["asks"] or ()}
    return given | {key: read[key] for key in ("meanwhile", "silent")}


def escalation(node: Node, problems: Problems) -> Escalation | None:
    optional = {"include": listing(text), "meanwhile": text, "silent": text}
    read = record({"to": text}, optional)(node, problems)
    if read is None:
        return None
    include, more = read["include"] or (), (read["meanwhile"], read["silent"])
    return Escalation(read["to"] or "", include, node.place, *more)


def doubt(node: Node, problems: Problems) -> Doubt | None:
    """Words of a reply, `says`, and why they are not sure, `why`."""
    read = record({"says": text, "why": text}, {})(node, problems)
    if read is None or read["says"] is None:
        return None
    return Doubt(read["says"], read["why"] or "", node.place)


def patterns(node: Node, problems: Problems) -> tuple[Text, ...] | None:
    """Regular expressions and plain phrases, `{phrase: …}`; a single phrase needs no list."""
    if isinstance(node, MappingNode):
        phrase = _pattern(node, problems)
        return None if phrase is None else (phrase,)
    values: tuple[Text, ...] | None = listing(_pattern)(node, problems)
    return values


def _pattern(node: Node, problems: Problems) -> Text | None:
    if not isinstance(node, MappingNode):
        return text(node, problems)
    read = record({"phrase": text}, {})(node, problems)
    phrase: Text | None = read["phrase"] if read else None
    if phrase is None:
        return None
    if pattern_of(phrase):
        return Text(pattern_of(phrase), phrase.place)
    wrong(phrase, "the words of a phrase", problems)
    return None


def correction(node: Node, problems: Problems) -> Correction | None:
    shapes = {
        "never_say": patterns,
        "must_say": patterns,
        "example": text,
        "scope": choice("playbook", "library"),
    }
    read = record({"date": day, "was": text, "now": text}, shapes)(node, problems)
    if read is None:
        return None
    return Correction(
        date=read["date"],
        was=read["was"] or "",
        now=read["now"] or "",
        never_say=read["never_say"] or (),
        must_say=read["must_say"] or (),
        example=read["example"],
        library_wide=read["scope"] == "library",
        place=node.place,
    )


PLAYBOOK = record(
    {
        "title": text,
        "summary": text,
        "asks": listing(text),
        "checks": listing(check),
        "moment": choice(*MOMENT),
        "confidence": choice(*CONFIDENCE),
        "reviewed": day,
        "review_every": days,
        "owner": text,
    },
    {
        "escalation": escalation,
        "successor": text,
        "moved_from": listing(text),
        "documents": listing(text, filled=False),
        "related": listing(text),
        "corrections": listing(correction, filled=False),
        "why_long": text,
        **_PAGE_KEYS,
    },
)
PRODUCT = record({"title": text, "summary": text}, _PAGE_KEYS)
PAGE = record({"title": text}, {"summary": text, **_PAGE_KEYS})
REPLY = record(
    {"title": text, "when": text}, {"related": listing(text), "of": text, "doubts": listing(doubt)}
)
FRAME = record({"title": text}, {})

_DOCUMENT = record(
    {"title": text, "url": text},
    {"languages": languages(text), "dated": day, "checked": day, "site": choice(*SITES)},
)
_FIELD = record(
    {"label": by_language(text), "type": choice(*FIELD_TYPES), "example": by_language(text)},
    {
        "default": by_language(text),
        "required": truth,
        "pattern": text,
        "values": listing(text),
    },
)


def document(key: Text, node: Node, problems: Problems) -> Document | None:
    """One entry of documents.yml."""
    read = _DOCUMENT(node, problems)
    if read is None:
        return None
    return Document(
        key=key,
        title=read["title"] or "",
        url=read["url"] or Text("", key.place),
        languages=read["languages"] or EMPTY,
        dated=read["dated"],
        checked=read["checked"],
        site=read["site"] or "international",
        places=_places(key, node),
    )


def field(name: Text, node: Node, problems: Problems) -> Field | None:
    """One entry of fields.yml."""
    read = _FIELD(node, problems)
    if read is None:
        return None
    meant = meant_keys(node, read).values() if isinstance(node, MappingNode) else ()
    unread = any(read[key] is None for key in ("required", "default") if key in meant)
    return Field(
        name=name,
        labels=read["label"] or {"en": str(name)},
        type=read["type"] or "text",
        examples=read["example"] or {"en": ""},
        defaults=read["default"] or EMPTY,
        required=bool(read["required"]) or (unread and not read["default"]),
        pattern=read["pattern"],
        values=read["values"] or (),
        places=_places(name, node),
    )


def _places(key: Text, node: Node) -> Mapping[str, Place]:
    return {"": key.place, **key_places(node)}


def playbook_values(read: dict[str, Any]) -> dict[str, Any]:
    """A playbook's front matter with what is missing or wrong empty."""
    empty: dict[str, Any] = {"title": "", "summary": "", "owner": "", "confidence": "wip"}
    empty |= {"review_every": 90, "asks": (), "checks": (), "documents": (), "related": ()}
    empty |= {"moved_from": ()}
    empty |= {"corrections": (), "escalation": None, "successor": None, "reviewed": None}
    empty |= {"moment": "", "why_long": None}
    given = {key: value for key, value in read.items() if value is not None}
    return {key: given.get(key, default) for key, default in empty.items()}
