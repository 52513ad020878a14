"""Where checks lead from playbook to playbook: to a current one, and to an end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.library.model import Check, Lead, Library, Playbook
from macros.rules.base import Finding, rule


@rule("leads-to-archived", "No check and no successor leads to an archived playbook.")
def leads_to_archived(library: Library, _today: date) -> Iterator[Finding]:
    for playbook in library.playbooks.values():
        archived = playbook.confidence == "archived"
        leads = [] if archived else [(one.name, one.place) for one in playbook.leads("playbook")]
        if playbook.successor and not _is_circle(library, playbook):
            leads.append((playbook.successor, playbook.successor.place))
        for name, place in leads if playbook.confidence != "archived" or leads else ():
            target = library.playbooks.get(name)
            if target and target.confidence == "archived" and name != playbook.name:
                end = _successor(library, target)
                hint = f"; lead to its successor {end}" if end and end != playbook.name else ""
                yield place, f'"{name}" is archived{hint}'


def _successor(library: Library, playbook: Playbook) -> str | None:
    """The current playbook at the end of the successors, if there is one."""
    seen = {playbook.name}
    while playbook.confidence == "archived" and playbook.successor:
        name = str(playbook.successor)
        if name in seen or name not in library.playbooks:
            return None
        seen.add(name)
        playbook = library.playbooks[name]
    return playbook.name if playbook.confidence != "archived" else None


def _is_circle(library: Library, playbook: Playbook) -> bool:
    """Whether its successors lead back to it."""
    name, seen = playbook.successor, set[str]()
    while name and name in library.playbooks and name not in seen:
        if name == playbook.name:
            return True
        seen.add(str(name))
        name = library.playbooks[name].successor
    return False


@rule("circle", "No way through playbooks comes back to where it began.")
def circle(library: Library, _today: date) -> Iterator[Finding]:
    told: set[frozenset[str]] = set()
    for playbook in library.playbooks.values():
        is_own = playbook.successor == playbook.name
        if playbook.successor and not is_own and _is_circle(library, playbook):
            message = f'the successors lead from "{playbook.successor}" back here'
            yield playbook.successor.place, f"{message}: name a current playbook"
        for check in playbook.checks:
            if check.lead is None or check.lead.kind != "playbook":
                continue
            way = _way_back(library, playbook, check, check.lead)
            if way and frozenset(way) not in told:
                told.add(frozenset(way))
                back = " → ".join(way[1:])
                message = "what leads an agent here leads back without an answer"
                yield check.lead.place, f"{message} ({back}): lead to a reply, or escalate"


def _way_back(library: Library, start: Playbook, check: Check, lead: Lead) -> list[str] | None:
    """Names from `start` over `lead` back to `start`, taken when nothing else holds.

    From the second playbook on the way goes on by `otherwise`, or by a check of the same condition.
    """
    way, here = [start.name, lead.name], library.playbooks.get(lead.name)
    while here and here is not start and here.confidence != "archived":
        following = _decided(here, check)
        if following is None or following.kind != "playbook" or following.name in way[1:]:
            return None
        way.append(following.name)
        here = library.playbooks.get(following.name)
    return way if here is start and len(way) > 2 else None


def _decided(playbook: Playbook, given: Check) -> Lead | None:
    """Where a playbook leads when only the condition of `given` is known to hold."""
    for check in playbook.checks:
        if check.condition is None or _same(check, given):
            return check.lead
    return None


def _same(check: Check, given: Check) -> bool:
    if given.condition is None or check.condition is None:
        return False
    one, other = (" ".join(c.condition.casefold().split()) for c in (check, given) if c.condition)
    return one.rstrip(".?") == other.rstrip(".?")
