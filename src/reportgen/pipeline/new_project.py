"""A new project (`reportgen new`): a folder that builds at once, written from the schema of a pack."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportgen.dataset import Field
from reportgen.dataset.json_schema import json_schema
from reportgen.dataset.scaffold import Answers, begun, plain_or_quoted, scaffold
from reportgen.numbering import scheme_names
from reportgen.packs import PackChain, find_chain
from reportgen.pipeline.layers import schema_of
from reportgen.pipeline.paths import read_period
from reportgen.pipeline.project import PROJECT_FILE
from reportgen.source import Diagnostic, ReportgenError, Span, World, problem

__all__ = [
    "DEFAULT_PACK",
    "Answers",
    "editor_schema",
    "new_project",
    "organisation_faults",
    "read_year",
    "report_packs",
]

DEFAULT_PACK = "work-report"
LONGEST_ORGANISATION = 100

# Where editors find the schema: out of the way of those who write the data.
_SCHEMA = ".reportgen/{pack}.schema.json"
_MODELINE = "# yaml-language-server: $schema=../../{schema}\n"
_GUIDE = "使用说明.md"

_PROJECT = {
    "zh": """\
# 项目文件：要生成哪些报告，各用什么模板包和数据。{期间}会换成“期间”后面的年份。
报告:
""",
    "en": """\
# The project file: which reports there are, by which pack, from which data. {period} stands for the year.
reports:
""",
}
_REPORT = {
    "zh": """\
  {report}:
    模板包: {pack}
    期间: {year}
    数据:
{files}
    输出: {output}
{numbers}""",
    "en": """\
  {report}:
    pack: {pack}
    period: {year}
    data:
{files}
    output: {output}
{numbers}""",
}

# What there is to choose from, for who wants other numbers than the pack's.
_NUMBERS = {
    "zh": "    # 序号: {first}  # 可用的：{names}；可以连写，如“{first}、{last}”\n",
    "en": "    # numbering: {first}  # there are: {names}; several may be joined, like “{first}、{last}”\n",
}

_IGNORED = """\
# 生成的文件不必存档，随时可以再生成
/output/
"""

_GUIDE_TEXT = """\
# 使用说明

这个文件夹是一份{title}。现在里面是例句，已经可以生成 Word 文件；把例句换成自己的内容，就是自己的{title}。

## 三条命令

打开这个文件夹，在地址栏里输入 `cmd`，按回车，在出现的窗口里输入一条，按回车：

| 命令 | 作用 |
|---|---|
| `reportgen build` | 生成 Word 文件，放在 `output` 文件夹里 |
| `reportgen check` | 只检查，不生成；`reportgen check --fix` 把没有歧义的写法错误自动改好 |
| `reportgen explain 编号` | 讲清楚一个错误是怎么回事，例如 `reportgen explain DAT004` |

窗口里说 `reportgen` “不是内部或外部命令”时，先输入程序文件夹里的 `.venv\\Scripts\\activate`（前面写上那个文件夹，如
`C:\\文档\\reportgen\\.venv\\Scripts\\activate`），按回车；在这个窗口里就一直认得了。

## 先改什么

{files}

每份文件用记事本或 VS Code 打开，改完保存，编码选 UTF-8。以 `#` 开头的行是说明，不会印出；行首有 `#` 的项目现在
没有用到，要用时把 `# ` 删去再填。改一两处就生成一次，看看结果，最稳妥。

## 怎么写

1. 名字后面是英文冒号，冒号后面空一格：`{example}: 内容`。
2. 左边空几格是有意义的：同一层的内容左边对齐，用空格键，不用 Tab 键。
3. `|` 后面换行写段落，每段左边比上面的名字多空两格，段与段之间空一行。标题末尾不写句号；序号一个也不写，程序会加。
{reference}
## 出错了怎么看

有错误时不会生成文件，原来的文件也不会动。屏幕上每行说一处：哪个文件、第几行、第几个字，哪里不对，怎么改。
行里的编号（如 DAT004）可以用 `reportgen explain` 查。

## 明年怎么办

今年的填好了，输入 `reportgen roll`：`data` 里多出 `{next}` 文件夹，`reportgen.yaml` 里的
`{period}: {year}` 改成 `{period}: {next}`。
新文件夹里，数字和日期空着等填，上年的写在旁边；文字还是上年的，照着改；上年的每项任务列在“上年任务”里，等着答复。
还差什么，`reportgen check` 会说。
{last_year}
## 其他文件

| 文件 | 作用 |
|---|---|
| `reportgen.yaml` | 项目文件：用哪个模板包、哪些数据，做好的文件叫什么名字 |
| `{schema}` | 让 VS Code（装上 YAML 插件）在填写时给出提示，不用改 |
| `.gitignore` | 用 git 存档时哪些不存 |
"""

# What a text of the sample refers to: a figure that it has, or else another value; nothing where it has none.
_FIGURE = "4. 正文里的 `{{{name}}}` 会印出“数字”里的那个数，用英文大括号。数字只填一处，正文引用几次都一样。\n"
_VALUE = "4. 正文里的 `{{{name}}}` 会印出“{name}”后面填的内容，用英文大括号。内容只填一处，正文引用几次都一样。\n"
_LAST_YEAR = """\

要用上年的数，在名字前面写“上年.”：正文里写 `{{上年.{name}}}`，
算式写 `"= 增长({short}, 上年.{short}) | 百分比(1)"`，程序到 `{year}` 文件夹里去取。
"""
_REFERENCE = re.compile(r"^[^#\n]*?\{(\w+(?:\.\w+)?)\}", re.MULTILINE)


class _Report(NamedTuple):
    """A report of a new project: its pack, what it is called, its schema and where that stands, its data files."""

    pack: str
    title: str
    schema: Field
    path: str
    data: Mapping[str, str]
    numbers: Sequence[str]


def new_project(pack: str, answers: Answers, shipped: str, world: World) -> dict[str, bytes]:
    """The files of a new project by path. Raises `ReportgenError` when the answers or the pack allow none."""
    chain = find_chain(pack, (shipped,), world, Span(""))
    found = [*organisation_faults(answers.organisation)]
    if not chain.entry:
        found.append(problem("NEW004", None, name=pack, known="、".join(report_packs(shipped, world))))
    if found:
        raise ReportgenError(*found)
    first = chain.packs[0].text("begin_with")
    reports = [
        *([_report(find_chain(first, (shipped,), world, Span("")), answers)] if first else []),
        _report(chain, answers),
    ]
    texts = {
        PROJECT_FILE: _PROJECT[answers.keys] + "".join(_entry(each, answers) for each in reports),
        **{path: text for each in reports for path, text in each.data.items()},
        _GUIDE: _guide(reports, answers),
        ".gitignore": _IGNORED,
        **{each.path: _schema_text(each.schema) for each in reports},
    }
    return {name: text.encode() for name, text in texts.items()}


def _report(chain: PackChain, answers: Answers) -> _Report:
    schema, pack = _sound_schema(chain), chain.packs[0].name
    path = _SCHEMA.format(pack=pack)
    modeline = _MODELINE.format(schema=path)
    data = {f"data/{answers.year}/{name}.yaml": modeline + text for name, text in scaffold(schema, answers).items()}
    return _Report(pack, schema.title or pack, schema, path, data, _numbers(chain))


def editor_schema(pack: str, folders: tuple[str, ...], world: World) -> str:
    """The JSON Schema of a pack's data as text; raises `ReportgenError`, USE021 for one that makes no report."""
    chain = find_chain(pack, folders, world, Span(""))
    schema = _sound_schema(chain)
    if not schema.fields or not chain.entry:
        raise ReportgenError(problem("USE021", None, name=pack))
    return _schema_text(schema)


def _schema_text(schema: Field) -> str:
    """The JSON Schema of `schema` as a file."""
    return json.dumps(json_schema(schema), ensure_ascii=False, indent=2) + "\n"


def report_packs(shipped: str, world: World) -> list[str]:
    """The shipped packs that make a report by themselves."""
    names = sorted({path.split("/")[0] for path in world.files(shipped) if path.endswith("/pack.yaml")})
    return [name for name in names if find_chain(name, (shipped,), world, Span("")).entry]


def read_year(text: str) -> int | Diagnostic:
    """The year that somebody typed: 2022, 2022年, in full-width digits too; else a finding."""
    year = read_period(text)
    return problem("NEW003", None, text=text) if year is None else year


def organisation_faults(name: str) -> list[Diagnostic]:
    """Why an organisation can't be called so."""
    if not name.strip() or len(name) > LONGEST_ORGANISATION:
        return [problem("NEW001", None, limit=LONGEST_ORGANISATION)]
    hidden = next((character for character in name if not character.isprintable()), "")
    return [problem("NEW002", None, character=f"U+{ord(hidden):04X}")] if hidden else []


def _sound_schema(chain: PackChain) -> Field:
    result = schema_of(chain)
    if result.diagnostics:
        raise ReportgenError(*result.diagnostics)
    return result.value


def _entry(of: _Report, answers: Answers) -> str:
    """The report in the project file."""
    numbers, year = of.numbers, "{期间}" if answers.keys == "zh" else "{period}"
    choice = (
        _NUMBERS[answers.keys].format(first=numbers[0], last=numbers[-1], names="、".join(numbers)) if numbers else ""
    )
    return _REPORT[answers.keys].format(
        report=plain_or_quoted(of.title),
        pack=plain_or_quoted(of.pack),
        year=answers.year,
        files="\n".join(f"      - data/{year}/{path.rpartition('/')[2]}" for path in of.data),
        output=plain_or_quoted(f"{year}年{of.title}.docx"),
        numbers=choice,
    )


def _numbers(chain: PackChain) -> list[str]:
    """The names to choose numbers by, where the pack itself says something of numbers."""
    own = chain.packs[0].description
    return scheme_names(chain.yaml("schemes").value) if own.get("numbering") or own.get("schemes") else []


def _guide(reports: Sequence[_Report], answers: Answers) -> str:
    files = {path: text for each in reports for path, text in each.data.items()}
    purposes = [file.description or "数据。" for each in reports for file, _ in begun(each.schema)]
    steps = (f"{at}. `{file}`：{purpose}" for at, (file, purpose) in enumerate(zip(files, purposes, strict=True), 1))
    chinese = answers.keys == "zh"
    fields = (field for each in reports for _, found in begun(each.schema) for field in found)
    first = next((field.label if chinese else field.name for field in fields), "名字")
    reference, last_year = _references("".join(files.values()), answers.year)
    return _GUIDE_TEXT.format(
        title=reports[-1].title,
        files="\n".join(steps),
        example=first,
        reference=reference,
        last_year=last_year,
        schema="` `".join(each.path for each in reports),
        year=answers.year,
        next=answers.year + 1,
        period="期间" if chinese else "period",
    )


def _references(data: str, year: int) -> tuple[str, str]:
    """How a text of `data` refers to a value, and how to last year's: by a figure that is there, if one is."""
    names = _REFERENCE.findall(data)
    figure = next((name for name in names if "." in name), "")
    if not figure:
        return (_VALUE.format(name=names[0]) if names else ""), ""
    last_year = _LAST_YEAR.format(name=figure, short=figure.rpartition(".")[2], year=year)
    return _FIGURE.format(name=figure), last_year
