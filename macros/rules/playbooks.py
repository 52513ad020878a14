"""A playbook leads every agent somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from macros.library.model import Check, Library, Playbook
from macros.problems import Place
from macros.rules.base import Finding, rule
from macros.text.near_miss import near_miss

MOST_CHECKS = 9


@rule("no-otherwise", "A check list ends with its one otherwise.")
def no_otherwise(library: Library, _today: date) -> Iterator[Finding]:
    for playbook in library.playbooks.values():
        last = [check for check in playbook.checks if check.condition is None]
        place = playbook.page.places.get("checks", playbook.page.place)
        if playbook.checks and not last:
            yield place, 'the checks need an "- otherwise: …" at the end'
        for check in last:
            if check is not playbook.checks[-1] and check.lead:
                yield check.place, "nothing after an otherwise is ever reached; put it last"


@rule("no-escalation", "A playbook that escalates says to whom and with what.")
def no_escalation(library: Library, _today: date) -> Iterator[Finding]:
    for playbook in library.playbooks.values():
        first = next(playbook.leads("escalate"), None)
        if first and "escalation" not in playbook.page.places and not playbook.escalation:
            yield first.place, 'this escalates, but to whom? add "escalation:" with "to:"'


@rule("no-successor", "An archived playbook names its successor, and only an archived one does.")
def no_successor(library: Library, _today: date) -> Iterator[Finding]:
    for playbook in library.playbooks.values():
        archived = playbook.confidence == "archived"
        if archived and "successor" not in playbook.page.places and not playbook.successor:
            place = playbook.page.places.get("confidence", playbook.page.place)
            yield place, "an archived playbook needs the successor agents should use"
        if playbook.successor is not None and not archived:
            yield playbook.successor.place, "only an archived playbook has a successor"


@rule("no-product-page", "Every product has its page, index.md.")
def no_product_page(library: Library, _today: date) -> Iterator[Finding]:
    for product in sorted({playbook.product for playbook in library.playbooks.values()}):
        if f"{product}/index" not in library.names["page"]:
            message = "the product has no page; write title, summary and {{ playbooks() }}"
            yield Place(f"docs/{product}/index.md"), message


@rule("same-title", "No two playbooks of a product have the same title.")
def same_title(library: Library, _today: date) -> Iterator[Finding]:
    first: dict[tuple[str, str], str] = {}
    for playbook in library.playbooks.values():
        page = playbook.page
        if page.title:
            other = first.setdefault((playbook.product, page.title.casefold()), page.body.path)
            if other != page.body.path:
                place = page.places.get("title", page.place)
                yield place, f'"{page.title}" is the title of {other} too; tell them apart'


@rule("long-list", "A list has nine checks at most, or says why it is long.", warning=True)
def long_list(library: Library, _today: date) -> Iterator[Finding]:
    for playbook in library.playbooks.values():
        count = sum(check.condition is not None for check in playbook.checks)
        if count > MOST_CHECKS and not playbook.why_long and playbook.confidence != "archived":
            place = playbook.page.places.get("checks", playbook.page.place)
            message = (
                f"{count} checks are more than {MOST_CHECKS}: join those that lead to the same"
            )
            yield place, f'{message}, or say "why_long: …"'


@rule(
    "silent-escalation",
    "Whoever waits for an escalation gets a reply meanwhile, or it is said why not.",
    warning=True,
)
def silent_escalation(library: Library, _today: date) -> Iterator[Finding]:
    for playbook in library.playbooks.values():
        silent = [
            (number, check)
            for number, check in enumerate(playbook.checks, 1)
            if _is_silent(playbook, check)
        ]
        if silent and playbook.confidence != "archived":
            numbers = ", ".join(str(number) for number, _ in silent)
            which = f"check {numbers}" if len(silent) == 1 else f"checks {numbers}"
            message = f"the customer hears nothing while this is looked into ({which}): write"
            place = silent[0][1].lead.place if silent[0][1].lead else silent[0][1].place
            yield place, f'{message} "meanwhile: product/reply" or "silent: why"'


def _is_silent(playbook: Playbook, check: Check) -> bool:
    escalation = playbook.escalation
    if escalation is None or check.lead is None or check.lead.kind != "escalate":
        return False
    return not (playbook.meanwhile_of(check) or check.silent or escalation.silent)


@rule("stray-owner", "An owner is spelt as everywhere else.")
def stray_owner(library: Library, _today: date) -> Iterator[Finding]:
    if library.owners:
        return  # see unknown-owner
    owners = Counter(playbook.owner for playbook in library.playbooks.values())
    products = {playbook.product for playbook in library.playbooks.values()}
    for playbook in library.playbooks.values():
        owner = playbook.owner
        others = (owners.keys() | products) - {owner}
        if owner and owners[owner] == 1 and owner not in products:
            meant = near_miss(owner, others)
            if meant:
                place = playbook.page.places.get("owner", playbook.page.place)
                yield place, f'nothing else belongs to "{owner}"{meant}'
