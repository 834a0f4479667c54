"""Codes of the finished text: its wording (WRD), how it is written (STY), its numbers (NUM), and the checks themselves (CHK)."""

from collections.abc import Mapping

from reportgen.source.catalog.entry import Entry
from reportgen.source.diagnostic import Severity

WORDING_CODES: Mapping[str, Entry] = {
    "CHK001": Entry(
        "“不查 {code}”后面没有写为什么。", "请在冒号后面写一句理由，如“# 不查 {code}：引自文件原文”。",
        "It is not said why {code} is to be ignored here.", "Give the reason behind the colon: “# ignore {code}: quoted from the document”.",
        Severity.WARNING,
    ),
    "CHK002": Entry(
        "这里写着不查 {code}，可是没有查出 {code}。", "已经改好了的，请删去这条注释；写错了位置的，请移到那一项的上面或后面。",
        "{code} is ignored here, but is not found.", "Delete the comment if all is well now, or move it to its entry.",
        Severity.NOTE,
    ),
    "WRD001": Entry(
        "中文里用了半角括号“{text}”，应当用全角的（GB/T 15834—2011）。", "请改用全角括号。",
        "Chinese words stand in half-width brackets, “{text}”, and take full-width ones (GB/T 15834—2011).",
        "Use full-width brackets.",
        Severity.WARNING,
    ),
}  # fmt: skip
