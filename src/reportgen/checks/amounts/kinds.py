"""Whether parts exclude one another, by what they are called: 男 and 女, 文字稿件 and 视频稿件."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportgen.checks.amounts.amount import Amount

# Of each family every thing is one and no two.
_FAMILIES = (
    ("男", "女"), ("城镇", "农村"), ("城市", "农村"), ("线上", "线下"), ("在职", "退休"), ("专职", "兼职"),
    ("国家级", "省级", "自治区级", "市级", "县级", "乡级", "乡镇级", "村级"), ("一等奖", "二等奖", "三等奖", "优秀奖"),
    ("一级", "二级", "三级"), ("高级", "中级", "初级"), ("甲级", "乙级", "丙级"), ("上半年", "下半年"),
)  # fmt: skip
# The first of them leave nothing out.
_WHOLE = 6
_PERSONS = frozenset({*"人名位户", "人次", "人（次）", "人（户）"})
_REST = ("其他", "其它", "其余")
_COUPLES = ("、", "和", "与", "及", "以及")


def are_apart(text: str, parts: Sequence[Amount]) -> bool:
    """Whether nothing is in two of the parts.

    Persons may be counted twice (women, members of the Party) unless the names exclude each other; things that are
    listed in one breath, or called alike (文字稿件, 视频稿件), are not.
    """
    if _family(parts) is not None or _called(parts[-1]).startswith(_REST):
        return True
    if may_overlap(parts):
        return False
    endings = {part.name[-2:] for part in parts}
    alike = len(endings) == 1 and len(endings.pop()) == 2
    return alike or all(_coupled(text, *pair) for pair in pairwise(parts))


def may_overlap(parts: Sequence[Amount]) -> bool:
    """Whether one may be counted twice, as persons are: women and members of the Party."""
    return parts[0].unit in _PERSONS


def are_all(parts: Sequence[Amount]) -> bool:
    """Whether the names leave nothing out: 男 and 女, or 其他 at the end."""
    if _called(parts[-1]).startswith(_REST):
        return True
    family = _family(parts)
    return family is not None and _FAMILIES.index(family) < _WHOLE


def _family(parts: Sequence[Amount]) -> tuple[str, ...] | None:
    return next((family for family in _FAMILIES if _are_of(family, [_called(part) for part in parts])), None)


def _are_of(family: tuple[str, ...], names: Sequence[str]) -> bool:
    members = {next((each for each in family if _is(name, each)), "") for name in names}
    return "" not in members and len(members) == len(names)


def _is(name: str, kind: str) -> bool:
    return name.startswith(kind) or name.endswith((kind, f"{kind}性"))


def _called(part: Amount) -> str:
    return part.name or part.behind


def _coupled(text: str, one: Amount, other: Amount) -> bool:
    """Whether only a 、 or 和 and names stand between two parts."""
    between = text[one.end : other.start]
    return "，" not in between and any(mark in between for mark in _COUPLES)
