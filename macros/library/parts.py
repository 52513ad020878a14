"""What stands within front matter: checks, escalations, doubts, corrections."""

from __future__ import annotations

import re

from macros.library.model import EMPTY, Check, Correction, Doubt, Escalation, Lead
from macros.library.vocabulary import LEADS
from macros.problems import Place, Problem, Text
from macros.reading.keys import Keys, may, need, nothing, record
from macros.reading.shapes import (
    Problems,
    by_language,
    choice,
    day,
    key_places,
    listing,
    meant_keys,
    shaped,
    text,
    wrong,
)
from macros.reading.yaml_text import Mapping as MappingNode
from macros.reading.yaml_text import Node, Nothing
from macros.text.phrase import pattern_of

_LEAD = re.compile(r"(?:(reply|playbook) +(\S+)|(escalate))\s*")


@shaped({"type": "string", "pattern": f"^(?:{_LEAD.pattern})$"})
def lead(node: Node, problems: Problems) -> Lead | None:
    """`reply product/name`, `playbook product/name` or `escalate`."""
    match = _LEAD.fullmatch(node) if isinstance(node, Text) else None
    for kind in LEADS if match else ():
        if match and kind in (match[1], match[3]):
            return Lead(kind, match[2] or "", node.place)
    expected = '"reply product/name", "playbook product/name" or "escalate"'
    found = f', not "{node}"' if isinstance(node, Text) else ""
    message = f"a check has to lead somewhere: write {expected}{found}"
    problems.append(Problem(node.place, "leads-nowhere", message))
    return None


class _CheckKeys(Keys):
    ask = may(by_language(text), EMPTY, "The question to the customer that settles the check.")
    asks = may(listing(text), (), "Tickets that speak for this check: learnt, shown nowhere.")
    meanwhile = may(text, None, "The reply the customer gets while an escalation is looked into.")
    silent = may(text, None, "Why the customer gets no reply meanwhile.")


class _Step(_CheckKeys):
    condition = need(text, None, "What holds, put so that yes or no answers it.", name="if")
    look = need(text, "", "Where the agent sees it.")
    then = may(lead, None, "reply product/name, playbook product/name or escalate.")


class _Otherwise(_CheckKeys):
    otherwise = need(lead, None, "Where the list leads when no check holds.")


_STEP, _OTHERWISE = record(_Step), record(_Otherwise)
_CHECK_KEYS = ("if", "look", "then", "otherwise", "ask", "asks", "meanwhile", "silent")


@shaped({"anyOf": [_STEP.schema, _OTHERWISE.schema]})
def check(node: Node, problems: Problems) -> Check | None:
    """A step of the decision list: `if`, `look` and `then`, or `otherwise` alone."""
    if not isinstance(node, MappingNode):
        wrong(node, "a check with if, look and then, or otherwise", problems)
        return Check(None, None, None, node.place)
    meant = {name: key for key, name in meant_keys(node, _CHECK_KEYS).items()}
    if "otherwise" in meant and not {"if", "look", "then"} & set(meant):
        last = _OTHERWISE(node, problems) or nothing(_Otherwise)
        return _check(last, None, None, last.otherwise, node.place)
    if "otherwise" in meant:
        place = key_places(node)[meant["otherwise"]]
        message = 'an otherwise is no part of another check: put "- " before it, as for a check'
        problems.append(Problem(place, "unknown-key", message))
        return Check(None, None, None, node.place)
    step = _STEP(node, problems) or nothing(_Step)
    if "then" not in meant:
        lead(Nothing(node.place), problems)
    condition = step.condition or Text("", node.place)
    return _check(step, condition, step.look, step.then, node.place)


def _check(
    read: _CheckKeys, condition: Text | None, look: str | None, to: Lead | None, place: Place
) -> Check:
    more = (read.ask, read.asks, read.meanwhile, read.silent)
    return Check(condition, look, to, place, *more)


class _Escalation(Keys):
    to = need(text, "", "The team that goes on.")
    include = may(listing(text), (), "Fields that the internal note holds.")
    meanwhile = may(text, None, "The reply for the customer where a check names none of its own.")
    silent = may(text, None, "Why the customer gets no reply meanwhile.")


_ESCALATION = record(_Escalation)


@shaped(_ESCALATION.schema)
def escalation(node: Node, problems: Problems) -> Escalation | None:
    """Whom an escalation goes to, and with what."""
    read = _ESCALATION(node, problems)
    if read is None:
        return None
    return Escalation(read.to, read.include, node.place, read.meanwhile, read.silent)


class _Doubt(Keys):
    says = need(text, None, "The words of the reply, as they stand there.")
    why = need(text, "", "Why they are not sure.")


_DOUBT = record(_Doubt)


@shaped(_DOUBT.schema)
def doubt(node: Node, problems: Problems) -> Doubt | None:
    """Words of a reply, `says`, and why they are not sure, `why`."""
    read = _DOUBT(node, problems)
    if read is None or read.says is None:
        return None
    return Doubt(read.says, read.why, node.place)


class _Phrase(Keys):
    phrase = need(text, None, "Plain words, in order; inflections between brackets.")


_PHRASE = record(_Phrase)


@shaped({"oneOf": [text.schema, _PHRASE.schema]})
def _pattern(node: Node, problems: Problems) -> Text | None:
    if not isinstance(node, MappingNode):
        return text(node, problems)
    read = _PHRASE(node, problems)
    if read is None or read.phrase is None:
        return None
    if pattern_of(read.phrase):
        return Text(pattern_of(read.phrase), read.phrase.place)
    wrong(read.phrase, "the words of a phrase", problems)
    return None


_PATTERNS = listing(_pattern)


@shaped({"oneOf": [_PATTERNS.schema, _PHRASE.schema]})
def patterns(node: Node, problems: Problems) -> tuple[Text, ...] | None:
    """Regular expressions and plain phrases, `{phrase: …}`; a single phrase needs no list."""
    if isinstance(node, MappingNode):
        phrase = _pattern(node, problems)
        return None if phrase is None else (phrase,)
    return _PATTERNS(node, problems)


class _Correction(Keys):
    date = need(day, None, "The day the claim was withdrawn.")
    was = need(text, "", "What was said.")
    now = need(text, "", "What is right.")
    never_say = may(patterns, (), "Patterns that no reply may match again.")
    must_say = may(patterns, (), "Patterns that at least one reply has to match.")
    example = may(text, None, "A sentence that never_say must catch.")
    scope = may(choice("playbook", "library"), "playbook", "Whose replies never_say holds for.")


_CORRECTION = record(_Correction)


@shaped(_CORRECTION.schema)
def correction(node: Node, problems: Problems) -> Correction | None:
    """A claim once made and withdrawn."""
    read = _CORRECTION(node, problems)
    if read is None:
        return None
    return Correction(
        date=read.date,
        was=read.was,
        now=read.now,
        never_say=read.never_say,
        must_say=read.must_say,
        example=read.example,
        library_wide=read.scope == "library",
        place=node.place,
    )
