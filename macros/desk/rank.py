"""From a ticket to playbooks: the reference for `desk-rank.js`, which gives the same list."""

from __future__ import annotations

from dataclasses import dataclass

from macros.desk.index import Index
from macros.desk.scores import Count
from macros.desk.ticket import parts, read

MOST, ALWAYS = 5, 3
FIT = 1.65  # below, no playbook fits, where nothing is known of what stands around a question
SURE = 4.3  # below, no playbook fits, where it is
ALSO = 3.5  # below, a playbook is not shown in fourth or fifth place
# Parts of a letter that speak less than TELLS more for anything than for standing around a question
# are passed over, unless all do.
TELLS = 16
# Two stretches of a ticket ask two things when each fits a playbook so well, and so much better
# than it fits the other's.
ASKS_FIT, ASKS_APART = 4, 4
_LIKELY = 50  # playbooks that parts of a ticket are looked at for
_CUTS = 2  # so a ticket asks four things at most


@dataclass(frozen=True, slots=True)
class Answer:
    """A playbook, how well it fits, and the part of the ticket that asks for it most."""

    playbook: str
    fit: float
    part: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """At most five playbooks, best first, none when none fits; whether several are asked for."""

    answers: tuple[Answer, ...] = ()
    several: bool = False


def rank(index: Index, text: str) -> Ranking:
    """Which playbooks a ticket asks for.

    Its older messages count only where the newest says nothing that fits.
    """
    ticket = read(text)
    ranking = _ranking(index, ticket.new)
    if not ranking.answers and ticket.old:
        ranking = _ranking(index, f"{ticket.new}\n{ticket.old}")
    return ranking


def _ranking(index: Index, text: str) -> Ranking:
    said = _telling(index, parts(text))
    whole = Count(index).add(*said)
    return _fitting(index, whole, said) if _fits(index, whole) else Ranking()


def _fits(index: Index, whole: Count) -> bool:
    knows_letters = index.about["tells"] is not None
    fit, least = (whole.sure, "sure") if knows_letters else (whole.fit, "fit")
    return fit >= float(index.about[least])


def _fitting(index: Index, whole: Count, said: list[str]) -> Ranking:
    fits = whole.fits()
    order = sorted(range(len(fits)), key=lambda place: (-fits[place], place))
    likely = _agreed(index, whole, order[:_LIKELY], said)
    asked = _questions(index, said, likely, _CUTS)
    ofs = [Count(index).add(*question).fits(likely) for question in asked]
    winners = list(dict.fromkeys([0, *(_best(of) for of in ofs)]))[:MOST]
    several = len(winners) > 1
    others = [n for n in range(len(likely)) if n not in winners][: MOST - len(winners)]
    least = index.about["also"]
    shown = sorted([*winners, *others])
    shown = [n for n in shown if n < ALWAYS or n in winners or fits[likely[n]] >= least]
    names = [playbook[0] for playbook in index.about["playbooks"]]
    answers = tuple(
        Answer(
            names[likely[n]],
            fits[likely[n]],
            "\n".join(asked[_best([of[n] for of in ofs])]) if several else "",
        )
        for n in shown
    )
    return Ranking(answers, several)


def _telling(index: Index, said: list[str]) -> list[str]:
    """The parts that say what a ticket is about, without what only stands around a question.

    Greetings, who somebody is, how urgent it is and what stands below a letter make a long ticket
    look as if it fitted nothing.
    """
    tells = index.about["tells"]
    if tells is None:
        return said
    return [part for part in said if Count(index).add(part).told > tells] or said


def _agreed(index: Index, whole: Count, likely: list[int], said: list[str]) -> list[int]:
    """The likely playbooks in a better order: what several parts speak for counts more.

    A part that speaks against a playbook takes nothing away: it may be about something else.
    """
    totals = {place: whole.scores[place] for place in likely}
    for part in said:
        count = Count(index).add(part)
        for place in likely:
            totals[place] += max(0, count.scores[place])
    return sorted(likely, key=lambda place: (-totals[place], place))


def _questions(index: Index, said: list[str], likely: list[int], cuts: int) -> list[list[str]]:
    """A ticket's parts in stretches that each ask for something else, each cut so often at most."""
    if not cuts:
        return [said]
    before = _stretches(index, said, likely)
    after = _stretches(index, said[::-1], likely)[::-1]
    cut, most = 0, 0.0
    for place in range(1, len(said)):
        one, other = before[place - 1], after[place]
        mine, theirs = _best(one), _best(other)
        fit = min(one[mine], other[theirs])
        apart = min(one[mine] - one[theirs], other[theirs] - other[mine])
        clear = fit >= index.about["asks_fit"] and apart >= index.about["asks_apart"]
        if clear and fit + apart > most:
            cut, most = place, fit + apart
    if not cut:
        return [said]
    return [
        *_questions(index, said[:cut], likely, cuts - 1),
        *_questions(index, said[cut:], likely, cuts - 1),
    ]


def _stretches(index: Index, said: list[str], likely: list[int]) -> list[list[float]]:
    """How well each of the likely playbooks fits the first part, the first two, and so on."""
    count = Count(index)
    return [count.add(part).fits(likely) for part in said]


def _best(numbers: list[float]) -> int:
    """The place of the largest, the first of equals."""
    return max(range(len(numbers)), key=lambda place: (numbers[place], -place))
