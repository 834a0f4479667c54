"""The pages of `docs/rules/`, written from the catalogue and its explanations: `python tests/docs/rules.py`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from reportgen.source.catalog import CATALOG, FAMILIES, Explanation, explanations, outline, severity_of

FOLDER = Path(__file__).parents[2] / "docs/rules"

_WORDS = {"error": "错误", "warning": "警告", "note": "提示"}

_INDEX = """\
# 检查规则 / The rules

`reportgen build` 和 `reportgen check` 的每条信息都有一个代码，`reportgen explain DAT004` 解释它。代码的意思从不改变。
本文件夹由 `make docs` 写成，请不要手改。

Every message of `reportgen build` and `reportgen check` has a code; `reportgen explain DAT004` tells more. Codes never
change their meaning. This folder is written by `make docs`; do not edit it.

常见的写法错误和改法 / the mistakes that people make: [mistakes.md](../mistakes.md)

| 代码 code | 严重程度 severity | 是什么 | what |
|---|---|---|---|
{rows}

## JSON

`reportgen check --format json` 输出一个列表，没有问题时是 `[]`，每个问题一项 /
prints one list, `[]` when all is well, with an object for each finding:

| 键 key | 值 value |
|---|---|
| `code` | 代码，如 `DAT004` / the code |
| `severity` | `error`、`warning` 或 `note` |
| `message` | 哪里不对 / what is wrong |
| `remedy` | 怎么办 / what to do |
| `file` | 从当前文件夹算起的路径，没有时是 `null` / the path from the current folder, or `null` |
| `line`, `column` | 从 1 数起，按字符；指整个文件时是 `null` / from 1, in characters; `null` for a file as a whole |
| `end_line`, `end_column` | 结束的地方，不含在内；只知道一点时等于开始 / the end, exclusive; of a point its start |
| `sentence` | 成稿里的那一句，不是成稿里的问题时是 `null` / the sentence of the finished text; else `null` |
"""


@cache
def pages() -> dict[str, str]:
    """The text of every page by its name."""
    return {"README.md": _INDEX.format(rows="\n".join(_rows())), **{f"{name}.md": _page(name) for name in FAMILIES}}


def _rows() -> Iterator[str]:
    for code in CATALOG:
        severity = severity_of(code).value
        zh, en = (_plain(outline(code, language)[0]) for language in ("zh", "en"))
        yield f"| [{code}]({code[:3]}.md#{code.lower()}) | {_WORDS[severity]} {severity} | {zh} | {en} |"


def _page(family: str) -> str:
    zh, en = FAMILIES[family]
    title = zh.strip() if zh.strip() == en else f"{zh.strip()} / {en}"
    return f"# {family}：{title}\n" + "".join(_section(code, told) for code, told in explanations(family).items())


def _section(code: str, told: Explanation) -> str:
    (zh, zh_remedy), (en, en_remedy) = outline(code, "zh"), outline(code, "en")
    return f"""
## {code}

**{_plain(zh)}** {told.zh}
{_plain(zh_remedy)}

*{_plain(en)}* {told.en}
{_plain(en_remedy)}

不对 / wrong:

{_block(told.bad)}

对 / right:

{_block(told.good)}
"""


def _block(text: str) -> str:
    fence = "````" if "```" in text else "```"
    return f"{fence}text\n{text}\n{fence}"


def _plain(text: str) -> str:
    """The text with the marks that Markdown would take for its own written as such."""
    return "".join(f"\\{each}" if each in "\\*_`[]<>{}|" else each for each in text)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
