"""Codes of what goes in: files (SRC), the project (PRJ), data (DAT), figures (FIG)."""

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
    "SRC015": Entry(
        "问题太多：查出 {count} 处以后，从这里起没有再查。", "请先改好查出来的这些，再运行一次。",
        "Too many problems: {count} were found, and from here on nothing was checked.",
        "Put right what was found, then run the command again.",
    ),
    "SRC016": Entry(
        "还有 {count} 处这样的问题没有列出来。", "请先看列出来的这些，改好后再检查一次。",
        "{count} more of this kind are not shown.", "Look at those that are shown, then check again.",
        Severity.WARNING,
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
        "项目文件里没有“{key}”这一项。", "可用的有：报告、期间、输出文件夹、作者、检查；报告下有：模板包、数据、输出、期间、序号、样式、样式文件、语句、目录、单位；检查下有：只查、不查、用语。",
        "The project file knows no “{key}”.",
        "It knows reports, period, output, author and checks; a report pack, data, output, period, numbering, styles, style_document, messages, contents and units; checks select, ignore and terms.",
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
    "PRJ010": Entry(
        "“期间”不是年份：“{text}”。", "请写公历年份，如“期间: 2022”。",
        "The period is no year: “{text}”.", "Write a calendar year, like “period: 2022”.",
    ),
    "PRJ011": Entry(
        "报告“{report}”用了“{found}”，却没有写明是哪一年。", "请在这个报告下面加一行“期间: 2022”，换成自己的年份。",
        "The report “{report}” uses “{found}” but declares no period.", "Add a line to it like “period: 2022”.",
    ),
    "PRJ012": Entry(
        "不知道“{found}”要换成什么。", "大括号里能写的只有：{known}。",
        "Nothing is known to take the place of “{found}”.", "Braces may hold: {known}.",
    ),
    "PRJ020": Entry(
        "报告“{report}”要给各单位分别生成，没有说是哪些单位。",
        "请写 reportgen build --all 单位的文件夹，或在这份报告下面写“单位: 文件夹”。",
        "The report “{report}” is one for each unit, and no units are named.",
        "Run reportgen build --all DIR, or write “units: DIR” below the report.",
    ),
    "PRJ021": Entry(
        "单位“{unit}”的报告没有能用的文件名（“{name}”）。", "请改短单位的名称，或去掉其中的符号和首尾的空格。",
        "The report of the unit “{unit}” can't have the file name “{name}”.",
        "Give the unit a shorter name, without signs and without blanks at its ends.",
    ),
    "PRJ022": Entry(
        "“{path}”里没有单位。", "请在里面给每个单位放一个文件夹（装它的 YAML 文件），或一个 YAML 文件。",
        "There are no units in “{path}”.", "Put a folder with YAML files, or one YAML file, into it for each unit.",
    ),
    "PRJ023": Entry(
        "“{name}”不是 YAML 文件，没有算作单位。", "请改名为“{right}”（在资源管理器里先勾选“显示文件扩展名”）。",
        "“{name}” is not a YAML file and was not taken for a unit.",
        "Rename it to “{right}” (let the Explorer show file name extensions first).",
        Severity.WARNING,
    ),
    "PRJ024": Entry(
        "“{first}”和“{second}”的报告会存成同一个文件（“{name}”），一份也没有生成。", "请给其中一个单位换个名称，大小写不同不算不同。",
        "The reports of “{first}” and “{second}” would be one file (“{name}”). Nothing was built.",
        "Give one of the units another name; small and capital letters count as the same.",
    ),
    "PRJ025": Entry(
    "单位的文件夹“{path}”里没有 YAML 文件。", "请把这个单位的数据放进去，文件名以 .yaml 结尾；不要的文件夹请移走。",
        "The unit's folder “{path}” has no YAML file.",
        "Put its data there, in files whose names end with .yaml; move the folder away if it is none.",
    ),
    "PRJ026": Entry(
        "没有“{code}”这种检查。", "请运行 reportgen explain 看有哪些；也可以只写前三个字母，如“WRD”。",
        "There is no check “{code}”.", "reportgen explain lists them; the first three letters, like “WRD”, stand for all of a kind.",
    ),
    "PRJ027": Entry(
        "用语表由一项一项组成，每项要有“写法”和“不用”。", "请写成“- 写法: 规定的写法”，下一行空两格写“不用: 不对的写法”。",
        "A terms file is a list, and each entry needs “preferred” and “forbidden”.",
        "Write “- preferred: the right form” and below it, indented by two blanks, “forbidden: the wrong form”.",
        Severity.WARNING,
    ),
    "PRJ028": Entry(
        "用语表里没有“{key}”这一项。", "可以写“写法”“不用”“除外”“说明”。",
        "There is no “{key}” in a terms file.", "There are “preferred”, “forbidden”, “allowed” and “reason”.",
        Severity.WARNING,
    ),
    "PRJ029": Entry(
        "用语表前后矛盾：“{form}”不用，该写的却有“{first}”和“{second}”。", "请只留一种写法。",
        "The terms contradict each other: for “{form}” both “{first}” and “{second}” are wanted.", "Keep one of them.",
        Severity.WARNING,
    ),
    "PRJ030": Entry(
        "期间是{period}年，文件夹“{path}”里却没有报告要的文件。",
        "要开始新的一年，把“期间”写回上一年，再运行 reportgen roll；年份写错了，就改“期间”。",
        "The period is {period}, but “{path}” holds none of the report's files.",
        "To begin a new year set the period back to the last one and run reportgen roll; or correct the period.",
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
    "DAT017": Entry(
        "“{key}”写成了“{value}”。", "只能写：{known}。",
        "“{key}” is “{value}”.", "It can be: {known}.",
    ),
    "DAT018": Entry(
        "“{key}”可以有几项，要写成列表，这里写成了一段文字。", "请每项写一行，前面加“- ”，或写在方括号里，用半角逗号隔开。",
        "“{key}” can have several items and is a list, but here is one text.", "Write each item on a line behind “- ”, or all in brackets with commas between.",
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
        "“{key}”的算式里，“{sign}”两边的单位不同：“{left}”和“{right}”。", "请核对数字，单位相同才能相加减、算比率。",
        "The formula of “{key}” has different units beside “{sign}”: “{left}” and “{right}”.", "Only figures of one unit can be added or make a rate.",
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
    "FIG022": Entry(
        "往年的数据里没有“{name}”（在 {files} 里找过）。", "请核对名字；当年没有统计的，直接填写数字。",
        "The data of that year have no “{name}” (looked for in {files}).", "Check the name, or type the figure here if it was not counted then.",
    ),
    "FIG023": Entry(
        "“{name}”要用往年的数据，可是没有这些文件：{files}。", "请把那一年的数据放到那里；还没有往年数据的，直接填写数字。",
        "“{name}” needs the data of an earlier year, but these files are not there: {files}.", "Put that year's data there, or type the figure here if there are none yet.",
    ),
    "FIG024": Entry(
        "用到了“{name}”，可是 reportgen.yaml 没有写明报告是哪一年的。", "请在那里的报告下面加一行“期间: 2022”，换成自己的年份，并把数据的路径写成“data/{{期间}}/…”。",
        "“{name}” is used, but reportgen.yaml does not say which year the report is of.", "Add a line to the report there like “period: 2022”, and write its data as “data/{{period}}/…”.",
    ),
    "FIG025": Entry(
        "用到了“{name}”，可是 reportgen.yaml 里的数据路径没有年份，不知道往年的数据在哪里。", "请把路径写成“data/{{期间}}/…”，数据按年份放进 data/2022、data/2021 这样的文件夹。",
        "“{name}” is used, but no data path in reportgen.yaml says where other years are.", "Write it as “data/{{period}}/…”, and keep the data in a folder for each year, like data/2022 and data/2021.",
    ),
}  # fmt: skip
