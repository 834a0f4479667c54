"""Words (WRD): written twice, with the wrong 的, 地 or 得, or with wrong characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.checks.manner import manners
from reportgen.checks.reading import Finding, Findings, Reading, found
from reportgen.checks.script import HAN, NUMERALS
from reportgen.checks.spellings import UNUSUAL, WRONG, Spelling

_DOUBLED = re.compile(rf"({HAN}{{2,4}})\1+")
# Behind a name may stand a part of it: 工作工作组, 教育教育部.
_PARTS = frozenset("部局组室队站员者办厅处科委会所院中长团网点卡证费法课校师生")
# 研究研究 and 非常非常 are said, as is 一个一个; 全社会社会保障 is two words.
_MEANT = frozenset((
    "社会", "研究", "讨论", "学习", "商量", "考虑", "交流", "活动", "了解", "认识", "体验", "感受", "介绍",
    "整理", "检查", "观察", "比较", "锻炼", "休息", "非常", "很多", "许多", "永远", "慢慢",
))  # fmt: skip
_TWICE = (
    r"(?<![目标中众])的的(?![确士哥])|(?<![为除到不])了了(?![解之结无断然事却债不])"
    r"|们们|(?<!温)和和(?![平谐睦解气美善])"
)

# In what manner, before 的 or 得 that is 地 in truth because of what follows.
_MANNER = (
    "认真", "扎实", "积极", "主动", "全面", "深入", "广泛", "切实", "努力", "稳步", "有序", "有效",
    "大力", "严格", "持续", "不断", "坚决", "自觉", "充分", "紧紧", "牢牢", "及时", "准确", "顺利",
    "圆满", "逐步", "逐渐", "科学", "明显", "显著", "极大", "清醒", "深刻", "清楚", "深切", "真切",
    "强烈", "深深",
)  # fmt: skip
_PERCEIVED = (
    "认识到", "意识到", "感受到", "体会到", "领会到", "了解到", "看到", "感到",
)  # fmt: skip
_DONE = (
    "完成了", "推进了", "开展了", "促进了", "推动了", "提高了", "提升了", "解决了", "发挥了", "增强了",
    "履行了", "落实了", "贯彻了", "加强了", "改善了", "强化了", "激发了", "调动了", "保障了", "维护了",
    "营造了", "扩大了", "实施了",
)  # fmt: skip
_DOING = ("开展", "推进", "推动", "学习", "贯彻", "落实", "做好", "抓好", "完成", "加强", "提高", "参与")
_DEGREE = ("很", "更", "非常", "十分", "比较", "不够", "越来越", "好，", "好。", "好；", "好！")
# 基础扎实的完成了任务 may speak of those whose 基础 is 扎实; behind a mark or an adverb it can't.
_BEFORE_MANNER = frozenset("，。；、\n也要更能已都还就再")
_LEADING = tuple(f"{before}{manner}" for before in sorted(_BEFORE_MANNER) for manner in _MANNER)
# 的, 地 or 得 as typed: the words before, those behind, and what it should be.
_PARTICLES = (
    ("的", _MANNER, _PERCEIVED, "地"),
    ("的", _LEADING, (*_DONE, "做好", "抓好", "抓实", "办好"), "地"),
    ("得", _MANNER, _DOING, "地"),
    ("地", ("做", "变", "搞"), _DEGREE, "得"),
)
# 认识到位, 看到的 are words of their own.
_BEHIND_PERCEIVED = frozenset("位来底处达场的")

# 得到进一步的加强 is right, 要进一步的加强队伍建设 is not.
_FURTHER = "进一步的"
_BEGINS = frozenset(("", *"，。；、\n要"))
_STRENGTHENED = (
    "加强", "推进", "深化", "完善", "提高", "提升", "做好", "落实", "强化", "规范", "扩大", "健全",
    "巩固", "抓好", "推动",
)  # fmt: skip
_NO_OBJECT = frozenset("和与及是、，。；\n")

_BY_THEN = r"(?:^|(?<=[，。；：、（\n据]))截止(?=到?[0-9〇]|到目前|今年|去年|[上本]年|年底)"

# With their characters: few wrong words have all of theirs in a report.
_WRONG = [(each, frozenset(each.wrong)) for each in WRONG]
_UNUSUAL = [(each, frozenset(each.wrong)) for each in UNUSUAL]


def doubled_words(reading: Reading) -> Findings:
    """A word typed twice, one behind the other."""
    text = reading.text
    for word in _DOUBLED.finditer(text):
        meant = word[1] in _MEANT or (len(word[1]) == 2 and word[1][0] in NUMERALS) or text[word.end()] in _PARTS
        once_more = word.end() - word.start() == 2 * len(word[1])  # more often is no slip of the hand
        if once_more and not meant and len(set(word[1])) > 1:
            yield found("WRD020", *word.span(), text=word[0], suggestion=word[1])
    if any(word in text for word in ("的的", "了了", "们们", "和和")):
        for pair in re.finditer(_TWICE, text):
            yield found("WRD020", *pair.span(), text=pair[0], suggestion=pair[0][0])


def particles(reading: Reading) -> Findings:
    """的, 地 or 得 in patterns in which only one of them can be right."""
    told = list(_patterns(reading))
    yield from told
    yield from (each for each in manners(reading) if all(each.end != other.end for other in told))


def _patterns(reading: Reading) -> Findings:
    text = reading.text
    for sign, before, behind, right in _PARTICLES:
        for at, end in reading.places(sign):
            if text.startswith(behind, end) and text.endswith(before, 0, at) and not _perceived(text, end):
                yield _particle(text, at, next(word for word in before if text.endswith(word, 0, at)), right)
    for at, end in reading.places(_FURTHER):
        if text[at - 1 : at] in _BEGINS and text.startswith(_STRENGTHENED, end) and text[end + 2] not in _NO_OBJECT:
            yield found("WRD021", at, end, text=_FURTHER, suggestion=_FURTHER[:-1])


def _perceived(text: str, start: int) -> bool:
    word = next((word for word in _PERCEIVED if text.startswith(word, start)), None)
    return word is not None and text[start + len(word)] in _BEHIND_PERCEIVED


def _particle(text: str, at: int, word: str, right: str) -> Finding:
    behind = text[at + 1 : at + 3]
    word = word[word[:1] in _BEFORE_MANNER :]
    said, meant = f"{word}{text[at]}{behind}", f"{word}{right}{behind}"
    return found("WRD021", at - len(word), at + 1, text=said, suggestion=meant)


def wrong_characters(reading: Reading) -> Findings:
    """Words that are never right as written."""
    for each, start, end in _occurrences(_WRONG, reading):
        yield found("WRD022", start, end, text=each.wrong, reason=each.reason, suggestion=each.right)
    if "截止" in reading.text:
        for by_then in re.finditer(_BY_THEN, reading.text):
            reason = "截止是停止，后面不带时间"
            yield found("WRD022", *by_then.span(), text="截止", reason=reason, suggestion="截至")


def unusual_characters(reading: Reading) -> Findings:
    """Words that documents write otherwise."""
    for each, start, end in _occurrences(_UNUSUAL, reading):
        yield found("WRD023", start, end, text=each.wrong, reason=each.reason, suggestion=each.right)


def _occurrences(
    spellings: Iterable[tuple[Spelling, frozenset[str]]], reading: Reading
) -> Iterator[tuple[Spelling, int, int]]:
    for each, characters in spellings:
        if characters <= reading.characters:
            for start, end in reading.places(each.wrong):
                before, after = reading.text[start - 1 : start], reading.text[end]
                if not (before and before in each.before) and after not in each.after:
                    yield each, start, end
