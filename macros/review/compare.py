"""What a change makes of what customers read, and of what agents are led by."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from macros.review.states import State


class Message(NamedTuple):
    """What customers get: a reply in a language, on a channel."""

    reply: str
    language: str
    channel: str


class Hunk(NamedTuple):
    """Lines of a message before and after; `whole` where the message itself came or went."""

    before: str
    after: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changes, by its cause, in every message that it changes."""

    cause: str
    hunk: Hunk
    messages: tuple[Message, ...]
    playbooks: tuple[str, ...]

    @property
    def replies(self) -> tuple[str, ...]:
        return tuple(sorted({message.reply for message in self.messages}))


@dataclass(frozen=True, slots=True)
class Review:
    """All that changes: messages by cause, and what agents are led by, by playbook.

    `others` has lines such as `- ask: …` and `+ check: …`.
    """

    changes: tuple[Change, ...]
    others: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def messages(self) -> tuple[Message, ...]:
        return tuple(sorted({one for change in self.changes for one in change.messages}))

    @property
    def playbooks(self) -> tuple[str, ...]:
        touched = {name for change in self.changes for name in change.playbooks}
        return tuple(sorted(touched | set(self.others)))


def compare(old: State, new: State) -> Review:
    """What `new` changes of `old`; the widest changes first."""
    before, after = _messages(old), _messages(new)
    by_hunk: dict[Hunk, list[Message]] = defaultdict(list)
    for message in sorted(before.keys() | after.keys()):
        for hunk in _hunks(before.get(message, ""), after.get(message, "")):
            by_hunk[hunk].append(message)
    shown = _shown(old, new)
    found = [
        Change(_cause(hunk, messages, old, new), hunk, tuple(messages), _playbooks(messages, shown))
        for hunk, messages in by_hunk.items()
    ]
    found.sort(key=lambda change: (-len(change.replies), change.cause, change.messages))
    return Review(tuple(found), dict(_others(old, new)))


def _messages(state: State) -> dict[Message, str]:
    """Every text a customer can get, questions of checks and defaults of blanks among them."""
    found = {}
    for reply in state["replies"]:
        for language, channels in reply["languages"].items():
            for channel, message in channels.items():
                found[Message(reply["name"], language, channel)] = message["text"]
    for playbook in state["playbooks"]:
        for number, check in enumerate(playbook["checks"], 1):
            for language, question in (check.get("ask") or {}).items():
                found[Message(playbook["name"], language, f"question of check {number}")] = question
    for blank in state.get("fields", ()):
        for language, value in (blank.get("defaults") or {}).items():
            found[Message(blank["name"], language, "default of the blank")] = value
    return found


def _hunks(before: str, after: str) -> Iterator[Hunk]:
    """The lines that differ, runs of them together; a message that is new or gone is one."""
    if before == after:
        return
    if not before or not after:
        yield Hunk(before, after, whole=True)
        return
    old, new = before.split("\n"), after.split("\n")
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            yield Hunk("\n".join(old[i1:i2]).strip("\n"), "\n".join(new[j1:j2]).strip("\n"))


def _cause(hunk: Hunk, messages: Sequence[Message], old: State, new: State) -> str:
    """What was changed, as far as the messages tell."""
    first = messages[0]
    if not first.channel.startswith(("question", "default")):
        for kind, key, value in _shared(old, new):
            if value in hunk.before or value in hunk.after:
                return f"{kind} {key}"
        if len({message.reply for message in messages}) > 1:
            channels = " and ".join(sorted({message.channel for message in messages}))
            return f"frame {channels} ({', '.join(sorted({one.language for one in messages}))})"
        return f"reply {first.reply}"
    return f"{first.channel}: {first.reply}"


def _shared(old: State, new: State) -> Iterator[tuple[str, str, str]]:
    """Addresses of documents and values of facts that changed: kind, key, old and new value."""
    for kind, key, value in (("document", "key", "url"), ("fact", "name", "value")):
        before = {one[key]: one[value] for one in old.get(f"{kind}s", ())}
        for one in new.get(f"{kind}s", ()):
            was = before.get(one[key], one[value])
            if was != one[value]:
                yield kind, one[key], str(was)
                yield kind, one[key], str(one[value])


def _shown(*states: State) -> dict[str, set[str]]:
    """Playbooks by the reply, the question or the blank of theirs."""
    found: dict[str, set[str]] = defaultdict(set)
    for state in states:
        for playbook in state["playbooks"]:
            found[playbook["name"]].add(playbook["name"])
            for reply in playbook["replies"]:
                found[reply].add(playbook["name"])
        for reply in state["replies"]:
            for blank in reply["fields"]:
                found[blank].update(reply["used_in"])
    return found


def _playbooks(messages: Sequence[Message], shown: Mapping[str, set[str]]) -> tuple[str, ...]:
    return tuple(sorted({name for message in messages for name in shown.get(message.reply, ())}))


def _others(old: State, new: State) -> Iterator[tuple[str, list[str]]]:
    """What else changes, by playbook: asks, checks and corrections that came or went."""
    before = {one["name"]: one for one in old["playbooks"]}
    after = {one["name"]: one for one in new["playbooks"]}
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name, {}), after.get(name, {})
        lines = [] if was and now else ["- the playbook is gone" if was else "+ a new playbook"]
        for kind, told in (("asks", _ask), ("checks", _check), ("corrections", _correction)):
            old_lines = [told(one) for one in was.get(kind, ())]
            new_lines = [told(one) for one in now.get(kind, ())]
            lines += [f"- {line}" for line in old_lines if line not in new_lines]
            lines += [f"+ {line}" for line in new_lines if line not in old_lines]
        if was and now and was["confidence"] != now["confidence"]:
            lines += [f"- confidence: {was['confidence']}", f"+ confidence: {now['confidence']}"]
        if lines:
            yield name, lines


def _ask(ask: str) -> str:
    return f"ask: {ask}"


def _check(check: State) -> str:
    lead = check.get("then") or check.get("otherwise") or {}
    leads = " ".join(f"{kind} {name}" for kind, name in lead.items())
    return f"check: {check.get('if', 'otherwise')} → {leads}"


def _correction(correction: State) -> str:
    return f"correction: {correction['was']} → {correction['now']}"
