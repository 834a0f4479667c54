"""Amounts per head: 600人共增收186万元，人均增收3100元 (FIG038)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from reportgen.checks.amounts.amount import Amount, named
from reportgen.checks.amounts.interval import Interval
from reportgen.checks.reading import Findings, Reading, found

_EACH = r"(?P<who>[人户村场])均(?P<what>[^，]*)$|平均每(?P<each>人|户|村|场|个村)(?P<that>[^，]*)$"
_HEADS = {"人": frozenset("人名位"), "户": frozenset("户"), "村": frozenset("个"), "场": frozenset({"场", "场次"})}
# People round what comes out of a division; so much may it be off.
_LEAST, _MOST = Decimal("0.99"), Decimal("1.01")


def per_head(reading: Reading) -> Findings:
    """What each is said to have, against the total and the heads of the same sentence."""
    for sentence in reading.stated:
        for each in sentence if len(sentence) > 2 else ():
            said = re.search(_EACH, each.words) if "均" in each.words else None
            if said is not None and not each.ends:
                who, what = said["who"] or said["each"][-1], said["what"] or said["that"] or ""
                yield from _compared(sentence, each, who, named(what))


def _compared(sentence: Sequence[Amount], each: Amount, who: str, what: str) -> Findings:
    totals = [other for other in sentence if other.unit == each.unit and other is not each and not other.ends]
    heads = [other for other in sentence if other.unit in _HEADS[who] and not other.ends]
    if len(totals) != 1 or len(heads) != 1 or not _concerns(totals[0], what) or heads[0] is totals[0]:
        return
    share = totals[0].value.over(heads[0].value)
    if share is not None and Interval(share.low * _LEAST, share.high * _MOST).apart(each.value):
        stated = totals[0].stated.over(heads[0].stated) or share
        said, total, result = each.text, totals[0].text, each.like(stated)
        yield found("FIG038", each.start, each.end, total=total, heads=heads[0].text, result=result, said=said)


def _concerns(total: Amount, what: str) -> bool:
    """Whether a total is one of the same thing: of 增收, where 人均增收 is said; 每 and 均 make it none."""
    return not re.search("每|均", total.words) and (not what or what[-2:] in total.words or what[:2] in total.words)
