"""How something is done (WRD021): 扎实的开展活动 at the head of a clause is 扎实地开展活动."""

from __future__ import annotations

from reportgen.checks.reading import Findings, Reading, found

_MANNERS = (
    "认真", "扎实", "积极", "主动", "全面", "深入", "广泛", "切实", "努力", "稳步", "有序", "有效", "有力", "大力",
    "严格", "持续", "不断", "坚决", "自觉", "充分", "及时", "准确", "顺利", "圆满", "逐步", "较好", "很好", "高效",
    "高质量", "高标准", "见缝插针", "因地制宜", "坚定不移", "持之以恒", "锲而不舍",
)  # fmt: skip
# Verbs that take an object, and words that lead to a verb: what follows 的 is no noun.
_VERBS = (
    "开展", "推进", "贯彻", "落实", "践行", "完善", "加强", "提高", "促进", "抓好", "做好", "完成", "履行", "执行",
    "学习贯彻", "宣传贯彻", "加以", "予以", "将", "把",
)  # fmt: skip
# 扎实的开展 is a noun where one of these follows: …使, …是, …的.
_NOUN = frozenset("的和与使是让，。；、：")
_BEFORE = frozenset("，。；：、\n")


def manners(reading: Reading) -> Findings:
    """的 between a manner and a verb with its object, where a clause begins."""
    text = reading.text
    at = text.find("的")
    while at >= 0:
        manner = next((each for each in _MANNERS if text.endswith(each, 0, at)), "") if _leads(text, at + 1) else ""
        start = at - len(manner)
        if manner and (not start or text[start - 1] in _BEFORE):
            behind = text[at + 1 : at + 3]
            yield found("WRD021", start, at + 1, text=f"{manner}的{behind}", suggestion=f"{manner}地{behind}")
        at = text.find("的", at + 1)


def _leads(text: str, at: int) -> bool:
    """Whether a verb stands at `at`, and is no noun."""
    return text.startswith(_VERBS, at) and any(
        text.startswith(verb, at) and text[at + len(verb)] not in _NOUN for verb in _VERBS
    )
