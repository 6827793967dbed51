"""Check self-checks beyond their shape: answers, feedback, pairs, bands, ids."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tsunagari.book import Item, Quiz, Unit
    from tsunagari.problems import Problem

# kind → how many options, how many right ones (Haladyna et al. 2002 for three to four options)
_OPTIONS = {"single": (3, 4), "true-false": (3, 4), "multiple": (4, 6)}
_RIGHT = {"single": (1, 1), "true-false": (1, 1), "multiple": (2, 4)}


def problems(quizzes: Iterable[Quiz]) -> Iterator[Problem]:
    """Yield every problem of the self-checks' items and bands."""
    owners: dict[str, str] = {}
    for quiz in quizzes:
        yield from _bands(quiz)
        for unit in quiz.units:
            yield from _unit(unit)
            for item in unit.items:
                yield from _ids(item, owners)
                yield from _answers(item)


def _ids(item: Item, owners: dict[str, str]) -> Iterator[Problem]:
    names = [(("id",), item.id), *((("aliases", i), alias) for i, alias in enumerate(item.aliases))]
    for at, name in names:
        if name in owners:
            wrong = f"the id `{name}` is used twice (also by {owners[name]})"
            yield item.source.problem(
                (*item.at, *at), wrong, "give each item its own id; an alias is a former id of one item"
            )
        else:
            owners[name] = f"`{item.id}`"


def _unit(unit: Unit) -> Iterator[Problem]:
    first = unit.items[0]
    seen: set[str] = set()
    for index, option in enumerate(unit.options):
        if option.id in seen:
            yield first.source.problem(
                (*unit.at, "options", index, "id"),
                f"the option id `{option.id}` is used twice",
                "give each option its own",
            )
        seen.add(option.id)
    least, most = _OPTIONS[first.kind]
    if not least <= len(unit.options) <= most:
        yield first.source.problem(
            (*unit.at, "options"),
            f"there are {len(unit.options)} options",
            f"a {first.kind} item has {least} to {most}",
        )
    if len(unit.items) == 1:
        return
    second = unit.items[1]
    if first.kind != second.kind:
        wrong = f"the two situations of a pair are of kinds {first.kind} and {second.kind}"
        yield second.source.problem((*second.at, "kind"), wrong, "give both the same kind")
    elif (first.right, first.verdict) == (second.right, second.verdict):
        yield second.source.problem(
            (*second.at, "right"),
            f"`{second.id}` has the same answer as its partner `{first.id}`",
            "the two situations of a pair need different answers",
        )


def _answers(item: Item) -> Iterator[Problem]:
    known = {option.id for option in item.options}
    right_at = (*item.at, "right") if item.feedback.keys() else item.at
    for option_id in sorted(item.right - known):
        yield item.source.problem(
            right_at, f"`right` names the option `{option_id}`, which isn't there", f"use {', '.join(sorted(known))}"
        )
    least, most = _RIGHT[item.kind]
    if not least <= len(item.right) <= most:
        need = f"exactly {least}" if least == most else f"{least} to {most}"
        wrong = f"`{item.id}` has {len(item.right)} right options"
        yield item.source.problem(right_at, wrong, f"a {item.kind} item has {need}")
    for option in item.options:
        if option.id not in item.feedback:
            yield item.source.problem(
                (*item.at, "feedback"),
                f"`{item.id}` has no feedback for the option `{option.id}`",
                f"add `{option.id}:` with its feedback in each language",
            )
    for option_id in item.feedback.keys() - known:
        yield item.source.problem(
            (*item.at, "feedback", option_id),
            f"there is feedback for `{option_id}`, which is no option",
            "mend the id or take it out",
        )


def _bands(quiz: Quiz) -> Iterator[Problem]:
    bounds = [float(band.from_) for band in quiz.bands]
    if bounds[0] != 0:
        yield quiz.source.problem(("bands", 0, "from"), f"the first band begins at {quiz.bands[0].from_}", "begin at 0")
    for index, (lower, upper) in enumerate(pairwise(bounds), 1):
        if upper <= lower:
            wrong = f"the band `{quiz.bands[index].id}` begins at {quiz.bands[index].from_}, not above the one before"
            yield quiz.source.problem(("bands", index, "from"), wrong, "give rising lower bounds")
