"""Codes of what comes with a pack: the pack itself (PCK), schema (SCH), templates (TPL), looks (STL), numbers (NUM)."""

from collections.abc import Mapping

from reportgen.source.catalog.entry import Entry
from reportgen.source.diagnostic import Severity

PACK_CODES: Mapping[str, Entry] = {
    "PCK001": Entry(
        "找不到模板包“{name}”。", "现有的模板包：{known}。",
        "There is no pack “{name}”.", "There are: {known}.",
    ),
    "PCK002": Entry(
        "模板包里的文件太多，超过了 {limit} 个。", "请只留下模板包需要的文件。",
        "The pack has more than {limit} files.", "Keep only what it needs.",
    ),
    "PCK003": Entry(
        "模板包里的文件名含有不能用的字符。", "文件名请只用文字、数字、点、横线和空格。",
        "A file name in the pack has a character that can't be used.", "Use letters, digits, dots, dashes and blanks.",
    ),
    "PCK004": Entry(
        "模板包或其中一个文件太大，超过了 {limit}。", "请缩小图片，或去掉不用的文件。",
        "The pack, or a file of it, is larger than {limit}.", "Make pictures smaller, or take out files it does not need.",
    ),
    "PCK005": Entry(
        "模板包没有 pack.yaml，或者它是空的。", "请写上 name、version、title。",
        "The pack has no pack.yaml, or an empty one.", "Give it a name, a version and a title.",
    ),
    "PCK006": Entry(
        "模板包的继承绕成了一圈，或者太长：{chain}。", "请改正其中一个的 extends。",
        "Packs extend one another in a circle, or too deeply: {chain}.", "Correct one of the extends.",
    ),
    "PCK007": Entry(
        "pack.yaml 里没有“{key}”这一项。", "可用的有：名称、版本、标题、继承、模板、数据格式、样式、样式文件、语句、序号、序号方案。",
        "pack.yaml knows no “{key}”.", "It knows name, version, title, extends, template, schema, styles, style_document, messages, numbering, schemes.",
    ),
    "PCK008": Entry(
        "模板包的名字“{name}”和文件夹名“{folder}”不一样。", "请改成一样的。",
        "The pack is named “{name}”, but its folder “{folder}”.", "Make them the same.",
    ),
    "PCK009": Entry(
        "模板包里没有文件“{file}”。", "请核对文件名。",
        "The pack has no file “{file}”.", "Check the name.",
    ),
    "PCK010": Entry(
        "模板包“{name}”没有指定模板（template）。", "请在它或它继承的包的 pack.yaml 里写上 template。",
        "The pack “{name}” names no template.", "Name one in its pack.yaml, or in that of a pack it extends.",
    ),
    "PCK011": Entry(
        "pack.yaml 里的 {key} 应当是文字。", "请写成“{key}: 文字”的样子。",
        "In pack.yaml, {key} should be a text.", "Write it like “{key}: text”.",
    ),
    "PCK012": Entry(
        "模板包“{pack}”（{version}）要的是 {parent}@{wanted}，现有的“{parent}”是 {found}。",
        "请换上合要求的“{parent}”，或核对后改“{pack}”的 extends。",
        "The pack “{pack}” ({version}) asks for {parent}@{wanted}, but the “{parent}” there is {found}.",
        "Install one that will do, or check the pack and change its extends.",
    ),
    "PCK013": Entry(
        "“{extends}”里对版本的要求写得不对。", "请写成“work-report@>=1”或“work-report@>=1.2,<2”的样子。",
        "What “{extends}” asks of the version can't be read.", "Write it like work-report@>=1 or work-report@>=1.2,<2.",
    ),
    "PCK014": Entry(
        "“{version}”不是版本号。", "请写成 1.0.0 的样子。",
        "“{version}” is no version.", "Write it like 1.0.0.",
    ),
    "PCK015": Entry(
        "{template} 里的区块“{block}”不会印出：它继承的 {parent} 里没有这个区块。", "请核对区块的名字。",
        "The block “{block}” of {template} would never be printed: {parent}, which it extends, has none of that name.",
        "Check its name.",
    ),
    "PCK016": Entry(
        "“{key}”在模板包“{parent}”里是 {was}，在“{pack}”里成了 {type}，继承来的模板印不了。",
        "请照原来的类型写，或给它另起一个名字。",
        "“{key}” is of type {was} in the pack “{parent}” and became {type} in “{pack}”: inherited blocks can't print it.",
        "Keep the type, or give the new key another name.",
    ),
    "PCK017": Entry(
        "“{label}”成了两项的名称：模板包“{parent}”的 {first} 和“{pack}”的 {key}。", "请给其中一个换个名称。",
        "“{label}” names two things: {first} of the pack “{parent}” and {key} of “{pack}”.", "Call one of them otherwise.",
    ),
    "PCK018": Entry(
        "没有叫“{name}”的语句。", "用 reportgen packs show 看有哪些语句；新的语句要写明文字、名称、说明。",
        "There is no sentence “{name}”.", "See reportgen packs show; a new one needs text, label and description.",
    ),
    "PCK019": Entry(
        "新的语句“{name}”没有写全，少了 {missing}。", "请补上文字（text）、名称（label）、说明（description）。",
        "The new sentence “{name}” lacks {missing}.", "Give it a text, a label and a description.",
    ),
    "PCK020": Entry(
        "语句的写法不对。", "请写成“名称: 文字”，新的语句写成“名称: {{text: 文字, label: 中文名称, description: 说明}}”。",
        "This is not how a sentence is written.",
        "Write “name: text”, and a new one “name: {{text: …, label: …, description: …}}”.",
    ),
    "PCK021": Entry(
        "语句里的“{name}”在数据里找不到。", "请核对名字。",
        "The sentence prints “{name}”, which is neither a key of the data nor a figure.", "Check the name.",
    ),
    "PCK022": Entry(
        "“{name}”不是单独的文字、日期或数字，不能印在语句里。", "请写到里面的一项，如 {{会议.日期}}。",
        "“{name}” is no single text, date or figure, and can't be printed in a sentence.",
        "Name one value in it, like {{meeting.date}}.",
    ),
    "PCK023": Entry(
        "“{key}”用中英文两个名字写了两次。", "请只留一处。",
        "“{key}” is written twice, under its names in two languages.", "Keep one.",
    ),
    "PCK024": Entry(
        "数据里不能有叫 messages 的一项，模板用这个名字称呼固定语句。", "请给 schema 里的这一项换个名字。",
        "The data can't have a key named messages: templates call the fixed sentences so.", "Rename the key in the schema.",
    ),
    "PCK025": Entry(
        "inherited.yaml 读不出来。", "请不要手改它；用 reportgen packs diff 加 --accept 重写一份。",
        "This record can't be read.", "It is not to be edited; reportgen packs diff with --accept writes it anew.",
    ),
    "PCK026": Entry(
        "语句 {first} 和 {name} 的名称都是“{label}”。", "请给其中一个换个名称。",
        "The sentences {first} and {name} are both called “{label}”.", "Call one of them otherwise.",
    ),
    "PCK027": Entry(
        "pack.yaml 里的 {key} 应当是一个文件名，或者直接写出“名字: 内容”。", "请去掉列表的横线和方括号。",
        "In pack.yaml, {key} should be the name of a file, or “name: value” entries.", "Take the list away.",
    ),
    "SCH001": Entry(
        "schema 里“{name}”的写法不对。", "这里应当是“名字: 内容”。",
        "The schema of “{name}” is not a mapping.", "Write “name: value” entries.",
    ),
    "SCH002": Entry(
        "schema 里不能用“{key}”。", "请删去它。",
        "The schema keyword “{key}” is not supported.", "Delete it.",
    ),
    "SCH003": Entry(
        "schema 里没有 type“{type}”配 format“{format}”这种字段。",
        "可用的有：object，array，string（format 为 text、prose、date、figure），object（format 为 figures）。",
        "The schema knows no field of type “{type}” with format “{format}”.",
        "There are object, array, string (format text, prose, date, figure) and object (format figures).",
    ),
    "SCH004": Entry(
        "schema 的 required 里有“{name}”，properties 里没有。", "请核对名字。",
        "The schema requires “{name}”, which is no property.", "Check the name.",
    ),
    "SCH005": Entry(
        "schema 里的 array 没有写 items。", "请写上每一项是什么。",
        "An array in the schema has no items.", "Say what its items are.",
    ),
    "SCH006": Entry(
        "schema 里的 {key} 写法不对。",
        "properties 和 x-files 应当是“名字: 内容”，required 和 examples 应当是列表，minItems 应当是整数，x-next-year 应当是 open、year、keep 或 tasks。",
        "The schema's {key} is not right.",
        "properties and x-files are “name: value” entries, required and examples are lists, minItems a number, x-next-year open, year, keep or tasks.",
    ),
    "SCH007": Entry(
        "schema 里的 default 用得不对。", "default 是一个值，只能用在文字、段落、日期、数字（type 为 string）上。",
        "This default in the schema can't be used.", "A default is one value, of a text, prose, date or figure (type string).",
    ),
    "SCH008": Entry(
        "x-files 里没有“{name}”。", "请核对名字，或在 x-files 里补上它。",
        "There is no “{name}” in x-files.", "Check the name, or add it to x-files.",
    ),
    "SCH009": Entry(
        "“{name}”不能作数据文件的名字。", "请只用文字、数字、横线和下划线，不写后缀，最多 64 个字。",
        "“{name}” can't name a data file.", "Use letters, digits, - and _, without a suffix, 64 at the most.",
    ),
    "SCH010": Entry(
        "schema 里有两项都叫“{name}”，另一项是“{first}”。", "请给其中一项改名，中文名和英文名都不能重复。",
        "Two keys of the schema are named “{name}”; the other is “{first}”.", "Rename one; names of both languages count.",
    ),
    "SCH011": Entry(
        "x-new 里写了“{name}”，但 schema 没有这一项。", "请核对名字，这里写英文名。",
        "“{name}” in x-new is no key of the schema.", "Check the name; keys go by their English names here.",
    ),
    "TPL001": Entry(
        "模板语法错误（{said}）。", "请检查这里的 {{{{ }}}} 和 {{% %}} 是否成对、拼写是否正确。",
        "Template syntax ({said}).", "Check that {{{{ }}}} and {{% %}} pair up and are spelt right.",
    ),
    "TPL002": Entry(
        "模板里的“{name}”没有定义。", "请核对名字，可用的名字见 schema.yaml。",
        "“{name}” is not defined in the template.", "Check the name; schema.yaml lists those there are.",
    ),
    "TPL003": Entry(
        "模板里的“{name}”不是这里有的字段。", "请核对名字，可用的名字见 schema.yaml。",
        "“{name}” is not a key of what stands before it.", "Check the name; schema.yaml lists those there are.",
    ),
    "TPL004": Entry(
        "没有叫“{name}”的过滤器。", "请核对名字。",
        "There is no filter “{name}”.", "Check the name.",
    ),
    "TPL005": Entry(
        "没有叫“{name}”的判断。", "请核对名字。",
        "There is no test “{name}”.", "Check the name.",
    ),
    "TPL006": Entry(
        "找不到模板“{name}”。", "请核对文件名。",
        "There is no template “{name}”.", "Check the name.",
    ),
    "TPL007": Entry(
        "模板用到了没有的内容（{said}）。", "请核对名字，或先用 if 判断有没有。",
        "The template uses what is not there ({said}).", "Check the name, or ask with “if” first.",
    ),
    "TPL008": Entry(
        "模板在这里停下了（{said}）。", "请检查这一行的写法。",
        "The template stops here ({said}).", "Check this line.",
    ),
    "TPL009": Entry(
        "模板印出的内容太多，超过了 {limit} 字。", "请检查模板里的循环。",
        "The template prints more than {limit} characters.", "Check its loops.",
    ),
    "TPL010": Entry(
        "模板运行超过 {limit} 秒，已经停下，没有生成报告。", "请检查这里的循环；别人给的模板包，请问过给的人再用。",
        "The template ran for more than {limit} seconds and was stopped; no report was made.",
        "Check its loops; if the pack came from somebody else, ask them before you use it.",
    ),
    "TPL011": Entry(
        "模板要用的内存太多，已经停下，没有生成报告。", "请检查这里的循环和重复；别人给的模板包，请问过给的人再用。",
        "The template wanted too much memory and was stopped; no report was made.",
        "Check its loops and repetitions; if the pack came from somebody else, ask them before you use it.",
    ),
    "TPL012": Entry(
        "这个模板包的处理中断了（{said}），没有生成报告。", "请检查这个模板包最近的改动；别人给的，请问过给的人再用。",
        "The work on this pack broke off ({said}); no report was made.",
        "Check what was last changed in the pack; if it came from somebody else, ask them before you use it.",
    ),
    "TPL013": Entry(
        "模板在这里要做的东西太大（{what}），最多 {limit}。", "请把数目改小。",
        "What the template makes here is too large ({what}); the limit is {limit}.", "Choose a smaller number.",
    ),
    "TPL014": Entry(
        "这个模板包已经 {times} 次超时，一份报告也没有做成，这个单位就没有再试。", "请改好模板，再运行一次；没做成的单位会重新做。",
        "This pack has run out of time {times} times and made no report, so this unit was not tried.",
        "Put the template right and run again; the units that failed are built then.",
    ),
    "STL001": Entry(
        "样式的写法不对，这里应当是“名字: 内容”。", "请按“名字: 内容”的样子写。",
        "“name: value” was expected in the stylesheet.", "Write it as “name: value”.",
    ),
    "STL002": Entry(
        "样式里没有“{key}”这一项。", "请核对名字。",
        "The stylesheet knows no “{key}”.", "Check the name.",
    ),
    "STL003": Entry(
        "“{key}”应当是长度，这里写成了“{value}”。", "请写成 28mm、16pt 的样子；缩进、行距、段前段后还可以写 2字、1行。",
        "“{key}” should be a length, not “{value}”.", "Write it like 28mm or 16pt; indents and line spacing take 2字 and 1行 too.",
    ),
    "STL004": Entry(
        "“{key}”应当是字号，这里写成了“{value}”。", "请写成 三号 或 16pt 的样子。",
        "“{key}” should be a font size, not “{value}”.", "Write it like 三号 or 16pt.",
    ),
    "STL005": Entry(
        "“{key}”应当是“是”或“否”，这里写成了“{value}”。", "请改成“是”或“否”。",
        "“{key}” should be yes or no, not “{value}”.", "Write yes or no.",
    ),
    "STL006": Entry(
        "“{key}”不能是“{value}”。", "正文对齐可用左、中、右、两端，页码可用左、中、右；上下位置可用上、中、下；大纲级别可用 1 到 6；种类可用 paragraph、character。",
        "“{key}” can't be “{value}”.", "Text is aligned left, center, right or both, a page number left, center or right; a vertical position is top, center or bottom; a level is 1 to 6; a kind is paragraph or character.",
    ),
    "STL007": Entry(
        "“{key}”应当是颜色，这里写成了“{value}”。", "请写成六位的 FF0000。",
        "“{key}” should be a colour, not “{value}”.", "Write six digits, like FF0000.",
    ),
    "STL008": Entry(
        "“{key}”不能是“{value}”。", "字体名最多 31 个字；页码的样式和列表的每个编号里要有一个 {{}}。",
        "“{key}” can't be “{value}”.", "A font name has at most 31 characters; a page number's pattern and each number of a list have one {{}}.",
    ),
    "STL009": Entry(
        "样式的值写得不完整。", "请写成 {{value: …, source: …}}，或直接写值。",
        "A value of the stylesheet is incomplete.", "Write {{value: …, source: …}}, or the value alone.",
    ),
    "STL010": Entry(
        "没有叫“{name}”的页边距。", "可用的有：{known}。",
        "There are no margins “{name}”.", "There are: {known}.",
    ),
    "STL011": Entry(
        "样式里少了：{missing}。", "请补上，或让模板包继承 base。",
        "The stylesheet lacks: {missing}.", "Add them, or let the pack extend base.",
    ),
    "STL012": Entry(
        "样式“{role}”基于“{name}”，但没有这个样式。", "请核对名字。",
        "The style “{role}” is based on “{name}”, which there is not.", "Check the name.",
    ),
    "STL013": Entry(
        "样式“{role}”绕了一圈又基于“{name}”。", "请改正其中一个的“基于”。",
        "The style “{role}” is based on itself through “{name}”.", "Correct one of the based-on.",
    ),
    "STL014": Entry(
        "没有叫“{role}”的样式；新的样式要写明“基于”哪个样式。", "请核对名字，或写上“基于”。",
        "There is no style “{role}”, and a new one must say what it is based on.", "Check the name, or add based-on.",
    ),
    "STL015": Entry(
        "页边距太大，页面上放不下一行字。", "请核对纸张、页边距和行距。",
        "The margins leave no room for a line of text.", "Check the paper, the margins and the pitch.",
    ),
    "STL016": Entry(
        "“{role}”不能作样式的名字。", "请只用文字、数字、横线和下划线，最多 64 个字。",
        "“{role}” can't name a style.", "Use letters, digits, - and _, 64 at the most.",
    ),
    "STL017": Entry(
        "样式“{role}”和“{first}”在 Word 里同名：“{name}”。", "请给其中一个写上另外的“Word样式”。",
        "The styles “{role}” and “{first}” have one name in Word: “{name}”.", "Give one of them another name.",
    ),
    "STL025": Entry(
        "“{path}”不是样式文件：里面没有 Word 文档应有的内容。", "请用 reportgen packs style 生成一份，再在 Word 里改。",
        "“{path}” is no style document: it lacks what a Word file has.", "Write one with reportgen packs style and change that in Word.",
    ),
    "STL026": Entry(
        "样式文件坏了，读不出来。", "请在 Word 里打开它，另存一份 .docx。",
        "The style document is damaged.", "Open it in Word and save it again as .docx.",
    ),
    "STL027": Entry(
        "样式文件里有{kind}，没有采用。", "样式文件只管样式，请在 Word 里删去。",
        "The style document holds {kind}, which were left out.", "It is for looks alone: delete them in Word.",
        Severity.WARNING,
    ),
    "STL028": Entry(
        "样式文件里“{style}”的{what}用不上，仍照模板包的。", "{what}请在 Word 里改成能用的写法：行距用“固定值”或“单倍”，缩进用“首行缩进”。",
        "{what} of “{style}” in the style document can't be taken over; that of the pack stays.", "Set lines to an exact height or to single, and indent by the first line.",
        Severity.WARNING,
    ),
    "STL029": Entry(
        "样式文件的{place}里有{what}，没有采用。", "{place}里只用文字、页码、制表符和横线。",
        "The {place} of the style document holds {what}, which were left out.", "Use words, page numbers, tabs and lines there.",
        Severity.WARNING,
    ),
    "NUM001": Entry(
        "编号的写法不对，这里应当是“角色: 第一个编号”。", "请写成“section: 一、”的样子。",
        "“role: first number” was expected in the numbering.", "Write it like “section: 一、”.",
    ),
    "NUM002": Entry(
        "“{pattern}”里没有能数下去的编号。", "请写出第一个编号，如 一、 （一） 1. （1） ① 一是 第一，。",
        "“{pattern}” has no number to count on from.", "Write the first number, like 一、 （一） 1. （1） ① 一是.",
    ),
    "NUM003": Entry(
        "“{title}”是第 {count} 个，“{pattern}”排不到这么多。", "请换一种编号，或减少条目。",
        "“{title}” is number {count}, further than “{pattern}” counts.", "Choose another number, or fewer entries.",
    ),
    "NUM004": Entry(
        "没有叫“{name}”的序号。", "可用的有：{known}；也可以写成“{{一级标题: （一）}}”的样子。",
        "There are no numbers called “{name}”.", "There are: {known}. Or write them like “{{section: （一）}}”.",
    ),
}  # fmt: skip
