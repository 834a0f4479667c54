"""Codes of what two reports of one project say of the same thing (FIG050 to FIG052)."""

from collections.abc import Mapping

from reportgen.source.catalog.entry import Entry
from reportgen.source.diagnostic import Severity

AGREEMENT_CODES: Mapping[str, Entry] = {
    "FIG050": Entry(
        "“{name}”这里手写的是{text}，“{report}”里印的是{other}。",
        "请核对哪个对；两处都从“数字”里取（正文里用花括号写上名字），就总是一样。",
        "“{name}” is typed as {text} here, and “{report}” prints {other}.",
        "Find out which is right; taken from the figures by name in both places, it is always the same.",
        Severity.WARNING,
    ),
    "FIG051": Entry(
        "“{text}”和数据里的名称只差一个字。", "请核对；确实是另一个名称的，在后面注明不查。",
        "“{text}” differs from a name of the data by one character.", "Check it, and ignore this where it is another name.",
        Severity.WARNING,
    ),
    "FIG052": Entry(
        "“{text}”，“{report}”里写的是“{other}”，只差一个字。", "请核对哪个对，两处写成一样。",
        "“{text}” is “{other}” in “{report}”: they differ by one character.", "Find out which is right, and write it in both.",
        Severity.WARNING,
    ),
}  # fmt: skip
