"""Codes of what goes in: files (SRC), YAML (YML), the project (PRJ), data (DAT), figures (FIG)."""

from collections.abc import Mapping

from reportgen.source.catalog.entry import Entry
from reportgen.source.diagnostic import Severity

DATA_CODES: Mapping[str, Entry] = {
    "SRC001": Entry(
        "找不到文件“{path}”。", "请核对文件名和所在文件夹。",
        "There is no file “{path}”.", "Check its name and its folder.",
    ),
    "SRC002": Entry(
        "“{path}”不是普通文件。", "请换成普通文件，不要用文件夹、管道或设备。",
        "“{path}” is not a regular file.", "Name a regular file, not a folder, pipe or device.",
    ),
    "SRC003": Entry(
        "模板包里的“{path}”是链接或特殊文件。", "请换成文件本身。",
        "“{path}” in the pack is a link or a special file.", "Put the file itself in its place.",
    ),
    "SRC004": Entry(
        "路径“{path}”指到了项目文件夹外面。", "请把文件放进项目文件夹，用相对路径。",
        "The path “{path}” leads out of the project folder.", "Put the file into the project and use a relative path.",
    ),
    "SRC005": Entry(
        "文件太大，超过了 {limit}。", "数据请拆成几个文件，图片请压缩。",
        "The file is larger than {limit}.", "Split data into several files; make a picture smaller.",
    ),
    "SRC006": Entry(
        "文件的编码是 {encoding}，不是 UTF-8。", "请在记事本里“另存为”，编码选“UTF-8”。",
        "The file is encoded in {encoding}, not UTF-8.", "Save it again with the encoding UTF-8.",
    ),
    "SRC007": Entry(
        "文件不是 UTF-8 文本。", "请确认它是文本文件，并另存为 UTF-8 编码。",
        "The file is not UTF-8 text.", "Make sure that it is a text file and save it as UTF-8.",
    ),
    "SRC008": Entry(
        "这里有一个不能印出的字符 {character}。", "请删去它再重新输入。",
        "There is a character that can't be printed: {character}.", "Delete it and type the text again.",
    ),
    "SRC009": Entry(
        "文件“{path}”读不出来：{reason}。", "请检查权限，或关闭正在使用它的程序。",
        "The file “{path}” can't be read: {reason}.", "Check its permissions, or close the program that holds it.",
    ),
    "SRC010": Entry(
        "这里有一个改变文字方向的隐形字符 {character}，屏幕上看到的顺序可能和实际不同。", "请删去它；看不见时把光标移到这里按退格键。",
        "There is a hidden character that changes the direction of the text: {character}.", "Delete it; what is shown may differ from what is there.",
    ),
    "SRC011": Entry(
        "这里有一个看不见的字符 {character}，多半是从网页、微信或 Word 里复制来的。", "请删去它；看不见时把光标移到这里按退格键。",
        "There is a character that nobody can see: {character}.", "Delete it; it came with a text copied from elsewhere.",
    ),
    "SRC012": Entry(
        "这里有一个只在某种字体里才有的字符 {character}，换一台电脑就印不对。", "请改用通用的字符；项目符号不用写，由程序编号。",
        "There is a character that only one font knows: {character}.", "Use a character of Unicode; bullets are supplied by the program.",
    ),
    "SRC013": Entry(
        "文件里混有两种编码：前面是 UTF-8，这里不是。", "请删去这里的乱码再重新输入，并保存为 UTF-8。",
        "The file mixes two encodings: it is UTF-8, but not here.", "Delete what is broken here, type it again, and save the file as UTF-8.",
    ),
    "SRC014": Entry(
        "修改期间，“{path}”被别的程序改动了，没有覆盖它。", "请在编辑器里保存并关闭这个文件，再运行一次。",
        "“{path}” was changed meanwhile and has not been overwritten.", "Save and close it in the editor, then run the command again.",
    ),
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
        "缩进用的不是半角空格，是全角空格，或者从 Word、网页复制来的空格。", "请改用半角空格。",
        "The line is indented with full-width blanks, or with blanks copied from Word or a web page.", "Use half-width blanks.",
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
        "这一段文字缩进少了，不在上面“|”的文字里。", "请和上面那一段的左边对齐。",
        "This paragraph is indented too little to belong to the text in “|” above it.", "Begin it at the column of the paragraph above.",
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
    "PRJ001": Entry(
        "这里应当是“名字: 内容”。", "请按“名字: 内容”的样子写。",
        "“name: value” was expected here.", "Write it as “name: value”.",
    ),
    "PRJ002": Entry(
        "项目文件里没有报告。", "请在“报告:”下面写上要生成的报告。",
        "The project file names no report.", "List the reports under “reports:”.",
    ),
    "PRJ003": Entry(
        "项目文件里没有“{key}”这一项。", "可用的有：报告、输出文件夹、作者；每个报告下有：模板包、数据、输出、样式。",
        "The project file knows no “{key}”.",
        "It knows reports, output and author; a report has pack, data, output and styles.",
    ),
    "PRJ004": Entry(
        "“{key}”写了两次（中文名和英文名是同一项）。", "请删去一个。",
        "“{key}” is given twice (its Chinese and English names mean the same).", "Delete one of the two.",
    ),
    "PRJ005": Entry(
        "报告“{report}”少了“{key}”。", "请补上这一项。",
        "The report “{report}” lacks “{key}”.", "Add it.",
    ),
    "PRJ006": Entry(
        "这里应当是一段文字。", "请直接写文字或文件名。",
        "A text was expected here.", "Write a text or a file name.",
    ),
    "PRJ007": Entry(
        "“{name}”不能作文件名。", "请去掉斜杠、冒号、引号等符号，并控制在 60 个汉字以内。",
        "“{name}” can't be a file name.", "Leave out slashes, colons and quotes, and keep it under 200 bytes.",
    ),
    "PRJ008": Entry(
        "项目里没有叫“{name}”的报告。", "项目里有：{known}。",
        "The project has no report “{name}”.", "It has: {known}.",
    ),
    "PRJ009": Entry(
        "报告“{first}”和“{second}”的输出文件同名。", "请给其中一个写上另外的“输出”。",
        "The reports “{first}” and “{second}” have the same output file.", "Give one of them another “output”.",
    ),
    "DAT001": Entry(
        "数据文件应当由“名字: 内容”组成。", "请按“名字: 内容”的样子写。",
        "A data file must consist of “name: value” entries.", "Write it as “name: value”.",
    ),
    "DAT002": Entry(
        "没有“{key}”这一项。", "这里可用的有：{known}。",
        "There is no key “{key}” here.", "The keys here are: {known}.",
    ),
    "DAT003": Entry(
        "“{key}”重复了，{place} 已经写了“{first}”。", "请删去一个。",
        "“{key}” is a repetition: {place} already gives “{first}”.", "Delete one of the two.",
    ),
    "DAT004": Entry(
        "少了“{key}”（{name}）。{description}", "请补上这一项。",
        "“{key}” ({name}) is missing.", "Add it.",
    ),
    "DAT005": Entry(
        "“{key}”是空的。", "请填上内容。",
        "“{key}” is empty.", "Fill it in.",
    ),
    "DAT006": Entry(
        "“{key}”应当是{wanted}，这里写成了{found}。", "请改成{wanted}。",
        "“{key}” should be {wanted}, but here is {found}.", "Make it {wanted}.",
    ),
    "DAT007": Entry(
        "“{name}”不能作数字的名字。", "名字只用汉字、字母和数字，不以数字开头，不带空格和标点。",
        "“{name}” can't name a figure.", "Use letters of any script and digits, no digit first, no blanks or marks.",
    ),
    "DAT008": Entry(
        "“{key}”不是日期：“{text}”。", "请写成 2022-07-19 的样子，并核对有没有这一天。",
        "“{key}” is no date: “{text}”.", "Write it like 2022-07-19, and check that the day exists.",
    ),
    "DAT009": Entry(
        "“{key}”至少要有 {least} 项。", "请补上。",
        "“{key}” has too few entries; the least is {least}.", "Add what is missing.",
    ),
    "DAT012": Entry(
        "“{key}”的单位是“{unit}”，这里写成“{written}”。", "请核对，两处的单位要一样。",
        "The unit of “{key}” is “{unit}”, but “{written}” is written here.", "Make the two units the same.",
    ),
    "DAT013": Entry(
        "“{key}”的单位是“{unit}”，算式得出的却是“{found}”。", "请核对算式和单位。",
        "The unit of “{key}” is “{unit}”, but its formula comes to “{found}”.", "Check the formula and the unit.",
    ),
    "DAT014": Entry(
        "“{key}”的单位“{unit}”接不到数字后面。", "请写成“万元”“人次”这样的单位，不带数字、空格和标点。",
        "The unit “{unit}” of “{key}” can't stand behind its number.", "Write it like 万元 or 人次, without digits, blanks or marks.",
    ),
    "DAT015": Entry(
        "“{key}”里有全角的数字或符号：“{text}”。", "请写成“{meant}”。",
        "“{key}” is written with full-width digits or marks: “{text}”.", "Write “{meant}”.",
    ),
    "DAT016": Entry(
        "“{key}”里夹着看不出来的空格（多半是从 Excel 复制来的）。", "请写成“{meant}”。",
        "“{key}” holds blanks that can't be told from nothing, probably copied from Excel.", "Write “{meant}”.",
    ),
    "FIG001": Entry(
        "“{key}”的值读不成数字：“{text}”。", "请写成“10.7万人次”“252万余元”“81.7%”这样的数字，或以“=”开头的算式。",
        "“{key}” can't be read as a figure: “{text}”.", "Write it like 10.7万人次, 252万余元, 81.7%, or as a formula that begins with “=”.",
    ),
    "FIG002": Entry(
        "没有叫“{name}”的数字。", "请核对名字，或在“数字”里补上；要原样印出括号，写成“\\{{”。",
        "There is no figure “{name}”.", "Check the name, or add it to the figures; write “\\{{” to print a bracket.",
    ),
    "FIG003": Entry(
        "“{name}”的括号没有写对，会原样印出来。", "请用一对半角花括号：{{{name}}}。",
        "The brackets around “{name}” are not right and would be printed as they are.", "Use a pair of half-width ones: {{{name}}}.",
    ),
    "FIG004": Entry(
        "“{key}”的算式里，没有叫“{name}”的数字。", "先在本组里找，再一层层往外找；请核对名字。",
        "The formula of “{key}” names no figure: “{name}”.", "It is looked up in its own group, then in those around it; check the name.",
    ),
    "FIG005": Entry(
        "算式绕成了一圈：{chain}。", "请把其中一个改成填写的数字。",
        "The formulas go in a circle: {chain}.", "Type one of the figures instead.",
    ),
    "FIG006": Entry(
        "“{key}”的算式里，看不懂“{found}”。", "算式只用数字的名字、数、+ - * / 和括号，以及“| 百分比(1)”这样的写法。",
        "The formula of “{key}” has an unexpected “{found}”.", "Use names, numbers, + - * /, brackets, and filters like “| 百分比(1)”.",
    ),
    "FIG007": Entry(
        "“{key}”的算式没有写完。", "请补上后面的数字或括号。",
        "The formula of “{key}” ends too early.", "Add what is missing.",
    ),
    "FIG008": Entry(
        "“{key}”的算式里，没有“{name}”这种写法。", "可用的有：{known}。",
        "The formula of “{key}” uses an unknown filter “{name}”.", "There are: {known}.",
    ),
    "FIG009": Entry(
        "“{key}”的算式里，“{sign}”两边的单位不同：“{left}”和“{right}”。", "请核对数字，单位相同才能相加减。",
        "The formula of “{key}” has different units beside “{sign}”: “{left}” and “{right}”.", "Only figures of one unit can be added.",
    ),
    "FIG010": Entry(
        "“{key}”的算式太长或括号太深（上限 {limit}）。", "请分成几个数字来算。",
        "The formula of “{key}” is too long or too deep (limit {limit}).", "Split it into several figures.",
    ),
    "FIG011": Entry(
        "“{key}”的算式除以了零。", "请核对除数。",
        "The formula of “{key}” divides by zero.", "Check the divisor.",
    ),
    "FIG012": Entry(
        "“{name}”是一组数字，不是一个数字。", "请写明是哪一个，如“{name}.名字”；这一组有：{members}。",
        "“{name}” is a group of figures, not a figure.", "Say which one, like “{name}.…”; it holds: {members}.",
    ),
    "FIG013": Entry(
        "“{key}”的算式得出的数太大，超过了 {limit} 位。", "请核对数字和算式。",
        "The formula of “{key}” comes to a number of more than {limit} digits.", "Check the figures and the formula.",
    ),
    "FIG014": Entry(
        "“{key}”的值“{text}”读到“{read}”就读不下去了：{fault}。", "请写成“10.7万人次”“252万余元”“81.7%”这样的数字。",
        "“{key}” is “{text}”, which can't be read past “{read}”: {fault}.", "Write it like 10.7万人次, 252万余元 or 81.7%.",
    ),
    "FIG015": Entry(
        "“{key}”的单位“{unit}”像是打错了。", "请核对单位。",
        "The unit “{unit}” of “{key}” looks like a slip.", "Check the unit.", Severity.WARNING,
    ),
    "FIG016": Entry(
        "“{key}”的算式用到“{name}”，可“{text}”没有一个确定的值。", "请换成一个数，或直接填写结果。",
        "The formula of “{key}” uses “{name}”, but “{text}” has no single value.", "Use one number, or type the result.",
    ),
    "FIG017": Entry(
        "“{key}”的算式除不尽（{number}…）。", "请写明保留几位小数，如“| 保留(2)”“| 百分比(1)”。",
        "The formula of “{key}” comes to a number without end ({number}…).", "Say how many decimals, like “| 保留(2)” or “| 百分比(1)”.",
    ),
    "FIG018": Entry(
        "“{key}”的算式里，增长的基数是{base}，算不出增长率。", "基数要大于零；可以改用差额：“本年 - 上年”。",
        "The formula of “{key}” has growth from {base}, which has no rate.", "The base must be above zero; or print the difference: “this - last”.",
    ),
    "FIG019": Entry(
        "“{key}”的算式里，没有“{name}(…)”这种算法。", "可用的有：{known}。",
        "The formula of “{key}” uses an unknown function “{name}”.", "There are: {known}.",
    ),
    "FIG020": Entry(
        "“{key}”的算式里，“{name}”要两个数。", "请写成“{name}(本年, 上年)”的样子，中间用逗号。",
        "The formula of “{key}” must give “{name}” two figures.", "Write it like “{name}(this, last)”.",
    ),
    "FIG021": Entry(
        "“{key}”写成了“{text}”，统计数字用阿拉伯数字（GB/T 15835—2011）。", "请改用阿拉伯数字。",
        "“{key}” is “{text}”; counts and measures take Arabic digits (GB/T 15835—2011).", "Write them with Arabic digits.",
    ),
}  # fmt: skip
