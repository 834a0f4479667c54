"""The words of the review sheet in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.source import Language

_WORDS: Mapping[str, tuple[str, str]] = {
    "sheet": ("{}审核单", "{}: review sheet"),
    "report title": ("报告标题", "Title"),
    "file": ("报告文件", "File"),
    "figures": ("数字", "Figures"),
    "findings": ("校对", "Proofreading"),
    "promises": ("上年任务", "Last year's tasks"),
    "names": ("名称", "Names"),
    "opinion": ("审核意见", "Opinion"),
    "reviewer": ("审核人", "Reviewed by"),
    "date": ("日期", "Date"),
    "day": ("　　　　年　　　月　　　日", ""),
    "figures said": ("{} 个，其中计算得出 {} 个；没有用到的 {} 个", "{}, of which {} computed; {} not used"),
    "findings said": ("{}处警告，{}处提示", "{} warnings, {} notes"),
    "no findings": ("没有发现问题", "nothing was found"),
    "promises said": ("{} 项，没有完成的 {} 项", "{}, of which {} not done"),
    "no promises": ("数据里没有上年任务的答复", "the data hold no answers to last year's tasks"),
    "names said": ("{} 处请确认", "{} to confirm"),
    # The sections.
    "findings section": ("校对发现的问题", "What proofreading found"),
    "figures section": ("填写的数字", "Figures as typed"),
    "formulas section": ("计算得出的数字", "Figures computed"),
    "promises section": ("上年任务的办理情况", "Last year's tasks"),
    "names section": ("请确认的人名、职务和名称", "Names and titles to confirm"),
    "no figures": ("没有", "none"),
    "no formulas": ("没有", "none"),
    "no names": ("没有", "none"),
    # The columns.
    "number": ("序号", "No."),
    "finding": ("问题", "Finding"),
    "clause": ("依据", "By"),
    "sentence": ("原文", "Text"),
    "printed": ("印在", "Printed in"),
    "typed": ("填写位置", "Typed in"),
    "checked": ("核对", "OK"),
    "name": ("名称", "Name"),
    "figure": ("数字", "Figure"),
    "source": ("来源", "Source"),
    "result": ("结果", "Result"),
    "formula": ("公式", "Formula"),
    "inputs": ("代入", "With"),
    "task": ("任务", "Task"),
    "answer": ("答复", "Answer"),
    "evidence": ("依据", "Evidence"),
    "words": ("印出的文字", "As printed"),
    "kind": ("是什么", "What it is"),
    # What stands in cells.
    "used": ("用于{}", "used in {}"),
    "practice": ("惯例", "practice"),
    "unanswered": ("没有答复", "none"),
    "opening": ("开头", "opening"),
    "title": ("报告标题", "the title"),
    "post": ("正文里的职务、称谓", "a post in the text"),
    "people": ("正文里的人名", "people in the text"),
    "term": ("用语表里的名称，{} 处", "a term of the project, {} times"),
    "box": ("□", "□"),
}


def say(word: str, language: Language, *values: object) -> str:
    """A word or sentence of the sheet, its blanks filled with `values`."""
    return _WORDS[word][language == "en"].format(*values)
