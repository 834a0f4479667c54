"""Figures of the years before (`上年.会员.人数`): read when a formula or prose asks, and only what they ask for."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from reportgen.dataset import Leaf, Record
from reportgen.figures.leaves import figures_of, full_name, other_names
from reportgen.source import Diagnostic, problem, suggestion

# What stands before the name of a figure of the year before; twice for the year before that.
LAST_YEAR = ("上年", "last_year")
# What people say for it, or write without the point.
_SAID = {
    "去年": "上年",
    "上一年": "上年",
    "上年度": "上年",
    "上年": "上年",
    "lastyear": "last_year",
    "last_year": "last_year",
}
# No report looks back further, so that a name that says 上年. for ever comes to an end.
_MOST_YEARS = 100
# Of what a group holds, no more is named.
_MOST_NAMED = 10


class YearBefore(NamedTuple):
    """What the data files of a year before came to; there are none where no report's period is `declared`.

    `files` could be read, `missing` are not there; `broken` is what keeps one from being read, `found` what else is
    wrong with them.
    """

    declared: bool
    dataset: Record = Record({})
    files: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    broken: tuple[Diagnostic, ...] = ()
    found: tuple[Diagnostic, ...] = ()


# Gives the data of so many years back, which is 1 for last year.
Before = Callable[[int], YearBefore]


# What a finding speaks of: a figure, by its name, or a line of a file.
_Subject = str | tuple[str, int]


class _Year(NamedTuple):
    """The figures of one year, by dotted name, with what is wrong with them, by name and by line."""

    before: YearBefore
    leaves: dict[str, Leaf]
    other_names: dict[str, str]
    faults: dict[_Subject, list[Diagnostic]]


class _Reading(NamedTuple):
    """One way to understand a name: as the formula of `asking` would in the year `back`, which `lead` says."""

    back: int
    lead: tuple[str, ...]
    asking: str
    name: str


def nothing_before(_back: int) -> YearBefore:
    """Where no period is declared, there is no year before."""
    return YearBefore(declared=False)


class Past:
    """The years before one dataset. A figure's key is its name there behind 上年., as often as it is years back."""

    def __init__(self, read: Before) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._read = read
        self._years: dict[int, _Year] = {}
        self._back: dict[str, int] = {}
        self._told: set[tuple[str, int]] = set()

    def holds(self, key: str) -> bool:
        """Whether `key` is a figure of a year before that has been found."""
        return key in self._back

    def find(self, asking: str, name: str) -> Leaf | None:
        """The figure that `name` means in the formula of `asking` (in prose: empty), under its key; None if none."""
        for reading in self._readings(asking, name):
            year = self._year(reading.back)
            own = full_name(reading.asking, reading.name, year.leaves, year.other_names)
            if own is not None:
                return self._found(".".join((*reading.lead, own)), year, year.leaves[own], reading.back)
        return None

    def unknown(self, asking: str, name: str) -> Diagnostic | None:
        """Why there is no such figure, without its place; None if the reason has been told for another one."""
        *_, reading = self._readings(asking, name)
        year = self._year(reading.back)
        members = [own[len(reading.name) + 1 :] for own in year.leaves if own.startswith(f"{reading.name}.")]
        if members:
            return problem("FIG012", None, name=name, members="、".join(members[:_MOST_NAMED]))
        near = _near(reading, name, year.leaves)
        if not near and (hidden := _hidden(year)):
            self.diagnostics += hidden if self._is_new("hidden", reading.back) else ()
            return None
        nothing = None if near else _nothing_there(name, year.before)
        if nothing is not None:
            return nothing if self._is_new(nothing.code, reading.back) else None
        return problem("FIG022", None, name=name, files=_files(year), **near)

    def concerns(self, asking: str, name: str) -> bool:
        """Whether `name`, in the formula of `asking`, could be a figure of a year before."""
        return self.holds(asking) or is_last_year(name)

    def _readings(self, asking: str, name: str) -> Iterator[_Reading]:
        """The ways to understand `name`, the nearest year first: a group may be called 上年 as well."""
        back = self._back.get(asking, 0)
        parts = tuple(asking.split("."))
        lead, own = parts[:back], ".".join(parts[back:])
        while True:
            if back:
                yield _Reading(back, lead, own, name)
            if not is_last_year(name) or back == _MOST_YEARS:
                return
            head, _, name = name.partition(".")
            back, lead = back + 1, (*lead, head)

    def _year(self, back: int) -> _Year:
        if back not in self._years:
            before = self._read(back)
            leaves, repeated = figures_of(before.dataset)
            faults = _by_subject((*before.found, *repeated))
            self._years[back] = _Year(before, leaves, other_names(before.dataset), faults)
        return self._years[back]

    def _found(self, key: str, year: _Year, leaf: Leaf, back: int) -> Leaf:
        if key not in self._back:
            self._back[key] = back
            if year.faults:
                place = leaf.scalar.span
                self.diagnostics += year.faults.get(leaf.key, [])
                self.diagnostics += year.faults.get((place.path, place.line), [])
        return leaf._replace(key=key)

    def _is_new(self, reason: str, back: int) -> bool:
        """Whether a reason that holds for all figures of a year has not been told yet: one mistake, one finding."""
        told = (reason, back) in self._told
        self._told.add((reason, back))
        return not told


def is_last_year(name: str) -> bool:
    """Whether `name` says that it belongs to a year before."""
    head, dot, _ = name.partition(".")
    return bool(dot) and head in LAST_YEAR


def suggested(name: str, known: Iterable[str]) -> dict[str, str]:
    """The name that was probably meant, for a diagnostic: the nearest known, or 上年. where somebody wrote 去年."""
    near = suggestion(name, known)
    said = next((word for word in _SAID if name.startswith(word)), "")
    rest = name[len(said) :].removeprefix(".")
    if not said or not rest or near.get("suggestion", "").startswith(said):
        return near
    return {"suggestion": f"{_SAID[said]}.{rest}"}


def _hidden(year: _Year) -> Sequence[Diagnostic]:
    """What may keep a figure from being seen: a file that can't be read, or slips of YAML, which swallow entries."""
    return year.before.broken or [each for each in year.before.found if each.code.startswith("YML")]


def _nothing_there(name: str, before: YearBefore) -> Diagnostic | None:
    """Why there are no data of a year, or not all, if that is so."""
    if not before.declared:
        return problem("FIG024", None, name=name)
    if before.missing:
        return problem("FIG023", None, name=name, files="、".join(before.missing))
    return None if before.files else problem("FIG025", None, name=name)


def _by_subject(found: Iterable[Diagnostic]) -> dict[_Subject, list[Diagnostic]]:
    faults: dict[_Subject, list[Diagnostic]] = {}
    for each in found:
        if "key" in each.values:
            faults.setdefault(each.values["key"], []).append(each)
        if each.span is not None:
            faults.setdefault((each.span.path, each.span.line), []).append(each)
    return faults


def _files(year: _Year) -> str:
    """The files in which the year's figures stand; if it has none, all of them."""
    return "、".join(dict.fromkeys(leaf.scalar.source.path for leaf in year.leaves.values()) or year.before.files)


def _near(reading: _Reading, name: str, leaves: Collection[str]) -> dict[str, str]:
    """The nearest name, with as many 上年. before it as the wrong one has."""
    group = reading.asking.rpartition(".")[0]
    siblings = [own[len(group) + 1 :] for own in leaves if group and own.startswith(f"{group}.")]
    near = suggestion(reading.name, [*siblings, *leaves])
    said = name[: len(name) - len(reading.name)]
    return {key: said + meant for key, meant in near.items()}
