"""The command `links`: ask, judge, tell, and write down when told to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from macros.library import ledger
from macros.library.ledger import Entry, Ledger
from macros.library.loader import load
from macros.links.external import issue
from macros.links.external.ask import any_reachable, ask, say
from macros.links.external.politeness import manners
from macros.links.external.registered import DOCUMENTS, Address, addresses, registered_at
from macros.links.external.report_table import sentence, summary, table
from macros.links.external.response import Answer
from macros.links.external.verdict import at_once, judge
from macros.problems import Problem, report
from macros.text.addresses import is_official

_NO_NETWORK = "no network: not one host can be reached; nothing was found out, nothing is recorded"


def links(root: Path, day: date, *, record: bool) -> None:
    """Ask for every address and print a table; `record` writes the ledger."""
    library, found = load(root)
    everything, wrong = addresses(library)
    known, broken = ledger.read(root)
    unread = _of_documents(found)
    _print(report([*unread, *wrong, *broken]))
    answers = _asked(everything)
    if not answers:
        return
    entries = _judged(everything, answers, known, day)
    _print(table(everything, entries))
    if not record:
        return
    if broken:
        say(f"{ledger.PATH} is left as it is until it is mended: see above")
        return
    _record(root, entries, known, complete=not unread)


def changed(root: Path, day: date, ref: str) -> tuple[list[Problem], str]:
    """Ask for the addresses that were added or changed since a git reference.

    Return what is wrong with them, none of it fatal, and a line that counts what was found.
    """
    before = registered_at(root, ref)
    if before is None:
        return [], f'there is no "{ref}" here to compare with; fetch it, as in: git fetch origin'
    everything, wrong = addresses(load(root)[0])
    fresh = [address for address in everything if address.url not in before]
    if not fresh:
        return wrong, f"no address of {DOCUMENTS} was added or changed since {ref}"
    known, _ = ledger.read(root)
    answers = ask([address.url for address in fresh], manners())
    entries = _judged(fresh, answers, known, day)
    return [*wrong, *_warnings(fresh, entries)], summary(fresh, entries)


def write_issue(root: Path, file: Path) -> None:
    """Write the rolling issue's text, from the ledger alone; nothing when all is well."""
    library, found = load(root)
    known, problems = ledger.read(root)
    problems += _of_documents(found)
    _print(report(problems))
    if problems:
        say(f"{file} is not written: what stands above has to be mended first")
        return
    file.write_text(issue.body(known, addresses(library)[0]), encoding="utf-8")


def _of_documents(found: Sequence[Problem]) -> list[Problem]:
    """The problems for which not every document may be known."""
    return [problem for problem in found if problem.place.path == DOCUMENTS]


def _asked(everything: Sequence[Address]) -> Mapping[str, Answer]:
    """The answers; none, with a word why, where asking is of no use."""
    if not everything:
        say(f"{DOCUMENTS} has no address to ask for")
        return {}
    ways = manners()
    if not any_reachable([address.url for address in everything], ways):
        say(_NO_NETWORK)
        return {}
    answers = ask([address.url for address in everything], ways)
    if answers and all(answer.trouble == "unreachable" for answer in answers.values()):
        say(_NO_NETWORK)
        return {}
    return answers


def _judged(
    tried: Sequence[Address], answers: Mapping[str, Answer], known: Ledger, day: date
) -> dict[str, Entry]:
    entries = {
        address.url: judge(
            address.url, answers[address.url], known.get(address.url), day, address.checked
        )
        for address in tried
        if address.url in answers
    }
    together = at_once(entries, known, day)
    for host, count in Counter(urlsplit(url).netloc for url in together).items():
        say(f"{host}: {count} pages turned at once: perhaps the way there is at fault")
    return entries | together


def _record(root: Path, entries: Mapping[str, Entry], known: Ledger, complete: bool) -> None:
    """Write the ledger; what no document has any more goes, unless not all could be read."""
    gone = sorted(set(known) - set(entries))
    if not complete and gone:
        say(f"{DOCUMENTS} could not be read whole: {len(gone)} old entries are kept")
        entries, gone = {**known, **entries}, []
    for url in gone:
        print(f"dropped from the ledger: {url}: no document has this address any more")
    if ledger.write(root, entries):
        say(f"wrote {ledger.PATH}")


def _warnings(fresh: Sequence[Address], entries: Mapping[str, Entry]) -> Iterator[Problem]:
    for address in fresh:
        entry = entries.get(address.url)
        if entry and entry.outcome != "fine":
            stranger = entry.outcome == "moved" and not is_official(entry.final or "")
            advice = _ADVICE["stranger" if stranger else entry.outcome]
            message = f"{address.url} {sentence(entry)}; {advice}"
            for use in address.uses:
                yield Problem(use.place, f"document-{entry.outcome}", message, warning=True)


_ADVICE = {
    "failed": "look at it in a browser and mend the address",
    "unknown": "look at it in a browser: it could not be asked from here",
    "moved": "write that address here",
    "stranger": "that is no official host: find the page that took its place",
    "changed": "look at it in a browser: is this the page that was meant?",
}


def _print(lines: Sequence[str]) -> None:
    for line in lines:
        print(line)
