"""Codes of YAML (YML): what is not YAML, and the slips of those who have never seen it."""

from collections.abc import Mapping

from reportgen.source.catalog.entry import Entry
from reportgen.source.diagnostic import Severity

YAML_CODES: Mapping[str, Entry] = {
    "YML001": Entry(
        "这里不合 YAML 的写法（{said}）。", "请对照上下几行的写法检查缩进、冒号和引号。",
        "This is not YAML ({said}).", "Compare the indentation, colons and quotes with the lines around it.",
    ),
    "YML002": Entry(
        "“{key}”在第 {line} 行已经写过了。", "请删去一个，或改成别的名字。",
        "“{key}” is already given in line {line}.", "Delete one of the two, or rename it.",
    ),
    "YML003": Entry(
        "层次太深，超过了 {limit} 层。", "请检查是否多打了括号或缩进。",
        "The nesting is deeper than {limit} levels.", "Look for stray brackets or indentation.",
    ),
    "YML004": Entry(
        "一个文件里只能有一份数据，这里又开始了一份。", "请删去多余的“---”，或分成两个文件。",
        "A file holds one document, and here begins another.", "Delete the “---”, or split the file.",
    ),
    "YML005": Entry(
        "文件里的内容太多，超过了 {limit} 项。", "请拆成几个文件。",
        "The file holds more than {limit} values.", "Split it.",
    ),
    "YML006": Entry(
        "不能用标签“{tag}”。", "请删去这个标签；文字以“!”开头时加上引号。",
        "The tag “{tag}” can't be used.", "Delete it; put a text that begins with “!” into quotes.",
    ),
    "YML007": Entry(
        "引用（*）太多，超过了 {limit} 处。", "请把内容直接写出来。",
        "There are more than {limit} aliases.", "Write the values out.",
    ),
    "YML008": Entry(
        "没有叫“{name}”的锚点。", "文字以“*”开头时请加上引号。",
        "There is no anchor “{name}”.", "Put a text that begins with “*” into quotes.",
    ),
    "YML009": Entry(
        "“*{name}”引用的不是一段文字。", "请把内容直接写出来。",
        "“*{name}” refers to more than a text.", "Write the values out.",
    ),
    "YML010": Entry(
        "冒号前面的名字应当是文字。", "请删去名字里的括号。",
        "The name before a colon must be a text.", "Delete the brackets in it.",
    ),
    "YML011": Entry(
        "不能用合并写法“<<”。", "请把内容直接写出来。",
        "The merge key “<<” can't be used.", "Write the values out.",
    ),
    "YML020": Entry(
        "这里用了全角冒号“：”。", "请改成半角冒号加一个空格“: ”。",
        "This is a full-width colon “：”.", "Use a half-width colon and a blank: “: ”.",
    ),
    "YML021": Entry(
        "一行里出现了第二个冒号，或者上一行的缩进不对。", "文字里有“: ”时请整段加上引号；否则对齐缩进。",
        "There is a second colon on the line, or the line before is indented wrongly.",
        "Put a text that holds “: ” into quotes; otherwise align the indentation.",
    ),
    "YML022": Entry(
        "这一行没有冒号，或者冒号后面没有空格。", "名字后面要有半角冒号加一个空格“: ”；列表项要以“- ”开头。",
        "This line has no colon, or no blank behind it.", "A name is followed by “: ”; a list item begins with “- ”.",
    ),
    "YML023": Entry(
        "缩进用了制表符（Tab）。", "请改用空格。",
        "The line is indented with a tab.", "Use blanks.",
    ),
    "YML024": Entry(
        "从这里开始的引号没有配对。", "请补上后一个引号。",
        "The quote that opens here is never closed.", "Add the closing quote.",
    ),
    "YML025": Entry(
        "双引号里的反斜杠“\\”后面跟了不认识的字符。", "请把反斜杠写成两个“\\\\”，或改用单引号。",
        "A backslash in double quotes stands before a character it can't escape.",
        "Double the backslash, or use single quotes.",
    ),
    "YML026": Entry(
        "文字不能以这个字符开头。", "请给整段文字加上引号。",
        "A text can't begin with this character.", "Put the text into quotes.",
    ),
    "YML027": Entry(
        "从这里开始的括号没有配对，或者中间少了逗号。", "请补上括号或逗号；文字以括号开头时加上引号。",
        "The bracket that opens here is never closed, or a comma is missing.",
        "Add it; put a text that begins with a bracket into quotes.",
    ),
    "YML028": Entry(
        "这里应当是列表的下一项。", "列表的每一项都以“- ”开头，并且左边对齐。",
        "The next item of a list was expected here.", "Each item begins with “- ”, all at the same column.",
    ),
    "YML029": Entry(
        "这一行和上面的内容没有对齐。", "同一层的名字要左边对齐；引号后面不能再跟文字。",
        "This line is not aligned with those above it.", "Names of one level begin at the same column; nothing follows a quote.",
    ),
    "YML030": Entry(
        "缩进用的不是半角空格，是全角空格，或者从 Word、网页复制来的空格。", "请改用半角空格：名字和同一层的名字左边对齐，“|”下面的文字比那个名字多空两格。",
        "The line is indented with full-width blanks, or with blanks copied from Word or a web page.", "Use half-width blanks: names of one level begin at one column, text below “|” two blanks behind its name.",
    ),
    "YML031": Entry(
        "列表的“-”后面少了一个空格。", "请写成“- ”加内容。",
        "The dash of a list item lacks the blank behind it.", "Write “- ”, then the item.",
    ),
    "YML032": Entry(
        "冒号后面少了一个空格。", "请在冒号后面加一个空格“: ”。",
        "The colon lacks the blank behind it.", "Put a blank behind it: “: ”.",
    ),
    "YML033": Entry(
        "这里的空格不是普通空格（多半是从 Excel、Word 或网页复制来的）。", "请删去它，用键盘输入一个半角空格。",
        "This is not an ordinary blank; it was probably copied from Excel, Word or a web page.", "Delete it and type a blank.",
    ),
    "YML034": Entry(
        "列表项前面用了别的符号。", "请改成半角的减号加一个空格“- ”。",
        "Another mark stands in the place of a list's dash.", "Use a half-width dash and a blank: “- ”.",
    ),
    "YML035": Entry(
        "说明前面用了全角的“＃”。", "请改成半角“#”。",
        "A full-width “＃” begins this comment.", "Use a half-width “#”.",
    ),
    "YML036": Entry(
        "这里用了中文引号。", "这里要用半角引号，或者不用引号；要印出来的“”才写在文字里。",
        "Chinese quotation marks stand where YAML's own belong.", "Use half-width quotes, or none; those in the text itself are printed.",
    ),
    "YML037": Entry(
        "这里用了全角的括号或逗号。", "请改成半角的“[”“]”“{{”“}}”和逗号加空格“, ”。",
        "A bracket or comma is full-width.", "Use half-width ones, and a blank behind a comma.",
    ),
    "YML038": Entry(
        "这一行缩进多了，或者上一行的名字后面不该有内容。", "同一层的名字要左边对齐；下面还有名字时，冒号后面不写内容。",
        "This line is indented too far, or the name above it should have no text behind its colon.",
        "Names of one level begin at the same column; a name with others below it has nothing behind its colon.",
    ),
    "YML039": Entry(
        "“{text}”前面有“#”，被当成了说明，“{key}”就成了空的。", "Excel 的错误值请换成正确的内容；要印“#”，请给整段加引号。",
        "“{text}” begins with “#” and was taken for a comment, which leaves “{key}” empty.",
        "Put the right value in the place of an error of Excel; to print the “#”, put the text into quotes.",
    ),
    "YML040": Entry(
        "名字后面用了别的符号，不是冒号。", "请改成半角冒号加一个空格“: ”。",
        "Another mark stands behind a name in the place of its colon.", "Use a half-width colon and a blank: “: ”.",
    ),
    "YML041": Entry(
        "说明前面用了“//”。", "请改成半角“#”。",
        "This comment begins with “//”.", "Begin it with “#”.",
    ),
    "YML042": Entry(
        "列表项前面写了序号。", "请改成半角的减号加一个空格“- ”；序号由程序来编。",
        "A number stands in the place of a list's dash.", "Use a dash and a blank, “- ”; the program numbers the items.",
    ),
    "YML043": Entry(
        "冒号后面用了全角的竖线“｜”。", "请改成半角“|”。",
        "The bar behind the colon is full-width: “｜”.", "Use a half-width “|”.",
    ),
    "YML044": Entry(
        "“|”后面不能写文字。", "请把文字写到下一行，前面空两格。",
        "Words stand behind the “|”.", "Write them on the next line, indented by two blanks.",
    ),
    "YML045": Entry(
        "这一段文字缩进少了，不在上面“|”的文字里。", "请和同一段文字的其他段左边对齐；第一段要比“|”那一行的名字多空两格。",
        "This paragraph is indented too little to belong to the text in “|” above it.", "Begin it at the column of the other paragraphs; the first is indented by two blanks more than the name before “|”.",
    ),
    "YML046": Entry(
        "标题前面写了序号“{number}”，程序还会编上“{printed}”。", "请删去写的序号。",
        "The number “{number}” is typed before this title, and the program prints “{printed}” too.", "Delete the typed number.",
        Severity.WARNING,
    ),
    "YML047": Entry(
        "几个文件名用“{mark}”连在了一起。", "请用方括号和半角逗号“[会议.yaml, 数字.yaml]”，或每行写一个，前面加“- ”。",
        "Several file names are joined by “{mark}”.", "Put them into brackets with half-width commas, “[a.yaml, b.yaml]”, or one on each line behind “- ”.",
    ),
    "YML048": Entry(
        "这不是文本文件，是{kind}。", "请把内容复制到记事本里，另存为 UTF-8 编码的 .yaml 文件。",
        "This is no text file but {kind}.", "Copy its words into a text editor and save them as a .yaml file in UTF-8.",
    ),
    "YML049": Entry(
        "“{words}”前面有空格，YAML 把它当作说明，不会印出来。", "要印出来，就给整段文字加上英文引号；真是说明，就在 # 后面空一格。",
        "“{words}” has a blank in front: YAML takes it for a comment, and it is not printed.",
        "To print it, put the whole text into quotes; in a comment leave a blank behind the #.",
        Severity.WARNING,
    ),
}  # fmt: skip
