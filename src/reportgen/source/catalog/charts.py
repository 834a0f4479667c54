"""Codes of chart blocks (MRK009 to MRK020), and of the forms that have no charts (OUT056)."""

from collections.abc import Mapping

from reportgen.source.catalog.entry import Entry
from reportgen.source.diagnostic import Severity

CHART_CODES: Mapping[str, Entry] = {
    "MRK009": Entry(
        "图表里的这一处应当是{wanted}。", "请照这个样子写：“类型: 柱形图”，下一行“数据: [会员.总数, 会员.新增]”；冒号用半角，后面空一格。",
        "This place in a chart should hold {wanted}.", "Write “类型: 柱形图”, and below it “数据: [会员.总数, 会员.新增]”.",
    ),
    "MRK010": Entry(
        "图表里没有“{key}”这一项。", "可以写：类型、标题、数据、对比、年数。",
        "A chart has no key “{key}”.", "It has kind, title, figures, compare and years.",
    ),
    "MRK011": Entry(
        "图表少写了“{missing}”。", "请补上：类型（柱形图、折线图或构成图）和数据（数字的名称）都要写。",
        "The chart says nothing of “{missing}”.", "Say its kind (bar, line or share), and name its figures.",
    ),
    "MRK012": Entry(
        "图表的“{key}”不能写“{value}”。", "可以写：{known}。",
        "“{key}” of a chart can't be “{value}”.", "It may be: {known}.",
    ),
    "MRK013": Entry(
        "图表里的“{key}”不能和“{other}”一起用。", "请删去一个：“对比”把两年并排，“年数”一年一年往下画，构成图只画一年。",
        "In a chart “{key}” does not go with “{other}”.", "Take one away: compare sets two years side by side, years draws one after the other, a share is of one year.",
    ),
    "MRK014": Entry(
        "图表要画 {count} 个数字，应当是 1 到 {limit} 个。", "请在“数据”里写 1 到 {limit} 个数字的名称；再多的，分成几个图表。",
        "The chart has {count} figures to draw; there may be 1 to {limit}.", "Name 1 to {limit} figures, or make several charts.",
    ),
    "MRK015": Entry(
        "图表没有写完：找不到结尾的 ```。", "请在图表最后一行的下面，单独写一行 ```。",
        "The chart has no end: its closing ``` is missing.", "Write ``` on a line of its own below it.",
    ),
    "MRK016": Entry(
        "“{name}”是“{text}”，“{other}”是“{stated}”，单位不同，不能画在一个图表里。", "请分成两个图表，或把单位改成一样的。",
        "“{name}” is “{text}” and “{other}” is “{stated}”: unlike units can't be drawn in one chart.", "Make two charts of them, or give them one unit.",
    ),
    "MRK017": Entry(
        "“{name}”是“{text}”，没有一个确定的值，画不出来。", "请换成一个数，或不画它。",
        "“{name}” is “{text}”, which has no single value to draw.", "Use one number, or leave it out of the chart.",
    ),
    "MRK018": Entry(
        "“{name}”是“{text}”，画不成构成图。", "构成图的各部分不能是负数，也不能全是零；请改用柱形图。",
        "“{name}” is “{text}”, which can't be a part of a whole.", "Parts are not negative, nor all of them zero; use a bar chart.",
    ),
    "MRK019": Entry(
        "构成图的各部分加起来是 {total}，不是 100%，圆里的大小就不对了。", "请核对数字，把缺的部分（如“其他”）补上，重复的去掉；各数不是一个整体的，改用柱形图。",
        "The parts of the whole add up to {total}, not 100%, so that the circle shows them wrongly.", "Check the figures, add what is missing, or use a bar chart if they are no parts of one whole.",
        Severity.WARNING,
    ),
    "MRK020": Entry(
        "图题开头已经写了“{typed}”。", "请删去：图的编号由程序添加，不删就印两遍。",
        "The title of the chart begins with a typed “{typed}”.", "Take it away: charts are numbered by the program, and it would be printed twice.",
        Severity.WARNING,
    ),
    "OUT056": Entry(
        "{form} 文件画不出图表，这里写成了表格。", "要带图表，请用 -f docx、html 或 pdf。",
        "{form} has no place for a chart: its figures are written as a table.", "Use -f docx, html or pdf.",
        Severity.NOTE,
    ),
}  # fmt: skip
