"""`reportgen explain`: what a finding means, why it is one, examples, and the way out."""

from __future__ import annotations

from textwrap import indent

import click

from reportgen.cli.terminal import DONE, USAGE, report
from reportgen.source import Language, problem, suggestion
from reportgen.source.catalog import CATALOG, explanations, heading, outline

# The parts of a page, in Chinese and in English.
_PARTS = {
    "what": ("是什么", "What"),
    "why": ("为什么", "Why"),
    "remedy": ("怎么办", "Remedy"),
    "bad": ("不对的例子", "Wrong"),
    "good": ("对的例子", "Right"),
}


@click.command(short_help="解释一个代码 / Explain a code.")
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.pass_obj
def explain(spoken: Language, codes: tuple[str, ...]) -> int:
    """解释信息里的代码：是什么，为什么，怎么办，例子；不写代码就列出全部 /
    Explain codes of messages: what, why, remedy, examples; lists all codes when none is given.
    """  # noqa: D205
    asked = list(dict.fromkeys(code.upper() for code in codes))
    known = [code for code in asked if code in CATALOG]
    if not asked:
        click.echo("\n".join(f"{heading(code, spoken)}  {outline(code, spoken)[0]}" for code in CATALOG))
    elif known:
        click.echo("\n\n".join(_page(code, spoken) for code in known))
    unknown = [problem("USE008", None, code=each, **suggestion(each, CATALOG)) for each in asked if each not in CATALOG]
    report(unknown, spoken)
    return USAGE if unknown else DONE


def _page(code: str, spoken: Language) -> str:
    what, remedy = outline(code, spoken)
    told = explanations(code[:3])[code]
    parts = {"what": what, "why": told.zh if spoken == "zh" else told.en, "remedy": remedy}
    lines = [f"{_part(name, spoken)}{text}" for name, text in parts.items()]
    examples = [f"{_part(name, spoken).rstrip()}\n{indent(getattr(told, name), '    ')}" for name in ("bad", "good")]
    return "\n".join([heading(code, spoken), *lines, *examples])


def _part(name: str, spoken: Language) -> str:
    chinese, english = _PARTS[name]
    return f"{chinese}：" if spoken == "zh" else f"{english}: "
