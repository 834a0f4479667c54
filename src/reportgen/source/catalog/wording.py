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
    "CHK003": Entry(
        "“{text}”里没有能用的代码，不起作用。", "请照查出来的代码写全，如“# 不查 WRD001：引自文件原文”。",
        "“{text}” names no code that can be ignored, and does nothing.", "Write the whole code of a finding: “# ignore WRD001: quoted from the document”.",
        Severity.WARNING,
    ),
    "WRD001": Entry(
        "中文里用了半角括号“{text}”，应当用全角的（GB/T 15834—2011）。", "请改用全角括号。",
        "Chinese words stand in half-width brackets, “{text}”, and take full-width ones (GB/T 15834—2011).",
        "Use full-width brackets.",
        Severity.WARNING,
    ),
    "WRD002": Entry(
        "“{text}”的括号一半是半角，一半是全角。", "请两边都用全角括号。",
        "One bracket of “{text}” is half-width, the other full-width.", "Use full-width brackets on both sides.",
        Severity.WARNING,
    ),
    "WRD003": Entry(
        "这里的“{text}”没有配对的“{partner}”。", "请补上另一半，或删去这一半。",
        "“{text}” has no “{partner}” to match it.", "Add the other half, or delete this one.",
        Severity.WARNING,
    ),
    "WRD004": Entry(
        "中文里用了半角的标点“{text}”，应当用全角的（GB/T 15834—2011）。", "请改用全角标点。",
        "A half-width “{text}” stands in Chinese text, which takes full-width marks (GB/T 15834—2011).", "Use the full-width mark.",
        Severity.WARNING,
    ),
    "WRD005": Entry(
        "中文里用了直引号：{text}（GB/T 15834—2011，4.8）。", "请改用弯引号。",
        "Straight quotation marks stand around Chinese words: {text} (GB/T 15834—2011, 4.8).", "Use curved ones.",
        Severity.WARNING,
    ),
    "WRD006": Entry(
        "引号没有配对：{text}。", "请检查这一句的前引号和后引号。",
        "Quotation marks do not match: {text}.", "Look at the opening and closing ones of this sentence.",
        Severity.WARNING,
    ),
    "WRD007": Entry(
        "同样的引号或书名号套在了一起：{text}，里面一层应当用单的（GB/T 15834—2011）。", "请把里面一层改成单引号或单书名号。",
        "Quotes or book titles of one kind stand inside each other: {text}. The inner ones are single (GB/T 15834—2011).",
        "Make the inner ones single.",
        Severity.WARNING,
    ),
    "WRD008": Entry(
        "简体横排的文稿不用直角引号：{text}。", "请改用弯引号。",
        "Simplified text in rows does not use corner brackets: {text}.", "Use curved quotation marks.",
        Severity.WARNING,
    ),
    "WRD009": Entry(
        "外面没有双引号，先用了单引号：{text}（GB/T 15834—2011，4.8）。", "外面一层请用双引号。",
        "Single quotation marks stand where no double ones are around them: {text} (GB/T 15834—2011, 4.8).", "Use double ones outside.",
        Severity.NOTE,
    ),
    "WRD010": Entry(
        "汉字和数字之间有空格：“{text}”。", "请删去空格。",
        "There is a blank between Chinese words and digits: “{text}”.", "Delete the blank.",
        Severity.WARNING,
    ),
    "WRD011": Entry(
        "句子当中有空格：“{text}”。", "请删去空格。",
        "There is a blank inside a sentence: “{text}”.", "Delete the blank.",
        Severity.WARNING,
    ),
    "WRD012": Entry(
        "简体文稿里有繁体字“{text}”。", "请改用简体字。",
        "There are traditional characters in simplified text: “{text}”.", "Use the simplified ones.",
        Severity.WARNING,
    ),
    "WRD013": Entry(
        "“{text}”的起止之间用了“-”之类的符号，应当用一字线“—”或浪纹线“～”（GB/T 15834—2011，4.13）。", "请改用一字线。",
        "The ends of the range “{text}” are joined by a hyphen or the like; “—” or “～” is right (GB/T 15834—2011, 4.13).",
        "Use a one-cell dash.",
        Severity.WARNING,
    ),
    "WRD014": Entry(
        "“{text}”前一个数少了百分号（GB/T 15835—2011）。", "请给两个数都写上百分号。",
        "The first number of “{text}” lacks its per cent sign (GB/T 15835—2011).", "Give both numbers the sign.",
        Severity.WARNING,
    ),
    "WRD015": Entry(
        "省略号写成了“{text}”，应当是六个点，占两个字（GB/T 15834—2011，4.11）。", "请改成“……”。",
        "The ellipsis is written “{text}”; it has six dots in two cells (GB/T 15834—2011, 4.11).", "Write “……”.",
        Severity.WARNING,
    ),
    "WRD016": Entry(
        "破折号写成了“{text}”，应当占两个字（GB/T 15834—2011，4.10）。", "请改成“——”。",
        "The dash is written “{text}”; it takes two cells (GB/T 15834—2011, 4.10).", "Write “——”.",
        Severity.WARNING,
    ),
    "WRD017": Entry(
        "两个标点连在了一起：“{text}”。", "请删去多余的一个。",
        "Two marks stand side by side: “{text}”.", "Delete the one too many.",
        Severity.WARNING,
    ),
    "WRD018": Entry(
        "并列的书名号或引号之间用了顿号：“{text}”，通常不用（GB/T 15834—2011，4.5.3.5）。", "请删去顿号；中间插有别的话的，留着。",
        "A “、” stands between book titles or quotes: “{text}”. Usually there is none (GB/T 15834—2011, 4.5.3.5).",
        "Delete it, unless other words stand between.",
        Severity.NOTE,
    ),
    "WRD019": Entry(
        "用了全角的数字或字母“{text}”（GB/T 15835—2011）。", "请改用半角的。",
        "There are full-width digits or letters: “{text}” (GB/T 15835—2011).", "Use half-width ones.",
        Severity.WARNING,
    ),
    "WRD020": Entry(
        "“{text}”写重了。", "请删去一个。",
        "“{text}” is written twice.", "Delete one of them.",
        Severity.WARNING,
    ),
    "WRD021": Entry(
        "“{text}”里的“的”“地”“得”用错了。", "动词前面用“地”，动词后面说程度用“得”。",
        "“{text}” has the wrong one of “的”, “地” and “得”.", "Before a verb stands “地”, behind one, for the degree, “得”.",
        Severity.WARNING,
    ),
    "WRD022": Entry(
        "“{text}”里有错别字（{reason}）。", "请改正。",
        "“{text}” has a wrong character ({reason}).", "Put it right.",
        Severity.WARNING,
    ),
    "WRD023": Entry(
        "“{text}”在公文里一般不这样写（{reason}）。", "请看看要不要改。",
        "Documents usually do not write “{text}” ({reason}).", "See whether to change it.",
        Severity.NOTE,
    ),
    "WRD024": Entry(
        "这里已经用了简称“{name}”，后面才说它是什么的简称。", "请把“简称”移到第一次出现的地方，或这里用全称。",
        "The short name “{name}” is used here, before it is introduced.", "Introduce it where it first stands, or use the full name here.",
        Severity.WARNING,
    ),
    "WRD025": Entry(
        "“{name}”前面已经说明过是简称了。", "请删去这一次说明；两个简称不能相同。",
        "The short name “{name}” was introduced before.", "Delete the second introduction; two short names can't be the same.",
        Severity.WARNING,
    ),
    "WRD026": Entry(
        "说明了简称“{name}”，后面却没有再用。", "请删去说明，或在后面用它。",
        "The short name “{name}” is introduced and never used.", "Delete the introduction, or use the name.",
        Severity.NOTE,
    ),
    "WRD027": Entry(
        "用语表里写着不用“{text}”{reason}。", "请改用规定的写法。",
        "The project's terms say not to use “{text}”{reason}.", "Use the form that they give.",
        Severity.WARNING,
    ),
    "WRD028": Entry(
        "两个词之间用了斜线：“{text}”，看不出是“和”还是“或”。", "请改成“和”“或”或顿号；名称本来如此的，请注明不查。",
        "A slash stands between two words: “{text}”. It may mean “和” or “或”.", "Write the word, or “、”; say so in a comment if a name is spelt like this.",
        Severity.NOTE,
    ),
    "WRD029": Entry(
        "序号“{text}”后面的顿号不对（GB/T 15834—2011，附录B.3）。", "带括号的序号后面不用标点，“第一”后面用逗号，阿拉伯数字后面用下脚点。",
        "The number “{text}” has the wrong mark behind it (GB/T 15834—2011, B.3).", "There is none behind brackets, “，” behind 第一, and “.” behind digits.",
        Severity.WARNING,
    ),
    "WRD030": Entry(
        "“{name}”是哪份文件的简称，前面没有说明。", "第一次用时写出全称，后面加上“（以下简称{name}）”。",
        "Nothing says which document “{name}” is short for.", "Give its full title where it is first used, with “（以下简称{name}）” behind it.",
        Severity.NOTE,
    ),
    "STY001": Entry(
        "标题“{title}”末尾有“{text}”。", "请删去；接排的标题由程序加句号。",
        "The heading “{title}” ends with “{text}”.", "Delete it; the program ends headings that lead their paragraph.",
        Severity.WARNING,
    ),
    "STY002": Entry(
        "“{title}”直接放在“{above}”下面，中间少了一级标题。", "请补上中间一级，或把它提高一级。",
        "“{title}” stands straight below “{above}”, with a level left out.", "Add the level between, or raise this heading.",
        Severity.WARNING,
    ),
    "STY003": Entry(
        "有“{number}{title}”，没有第二个同级的标题。", "只有一个就不用编号，请把内容并到上一级。",
        "“{number}{title}” has no second heading beside it.", "One alone needs no number; put its text below the heading above.",
        Severity.NOTE,
    ),
    "STY004": Entry(
        "大标题里“{title}”这一行太长，每行最多{most}个字，断不好。", "请改短，或自己分行，或用空格隔成几个短句。",
        "The line “{title}” of the title is longer than {most} characters and breaks badly.", "Shorten it, break it yourself, or part it by blanks.",
        Severity.WARNING,
    ),
    "STY005": Entry(
        "这一段末尾没有句号：“…{text}”。", "请补上；后面还有话的，请写完。",
        "This paragraph has no full stop at its end: “…{text}”.", "Add it, or finish the sentence.",
        Severity.WARNING,
    ),
    "STY006": Entry(
        "标题“{title}”里的{text}不对，这份报告这里应当是{expected}。", "请改正年份；期间写错了的，请改 reportgen.yaml。",
        "The year of the heading “{title}” ({text}) does not fit; expected was {expected}.", "Put the year right, or the period in reportgen.yaml.",
        Severity.WARNING,
    ),
    "STY007": Entry(
        "“{text}”会印在报告里：“|”下面的每一行都是正文，“#”在那里不是注释。", "请删去，或移到“|”后面、这一项的上面。",
        "“{text}” is printed in the report: every line below “|” is text, and “#” begins no comment there.", "Delete it, or move it behind the “|” or above the entry.",
        Severity.WARNING,
    ),
    "STY008": Entry(
        "发文字号“{text}”不合格式。", "发文字号是机关代字、六角括号里的四位年份、序号，如 桂计生协〔2022〕8号；序号前不加“第”和0。",
        "The document's number “{text}” has not the form of the standard.", "Write the issuer's short name, the year in 〔〕 and the number, like 桂计生协〔2022〕8号.",
        Severity.WARNING,
    ),
    "STY009": Entry(
        "附件的名称写成了“{text}”：“附件”和序号由程序加，末尾不写标点。", "请删去多余的字和标点。",
        "The attachment's title is “{text}”: 附件 and its number are added, and no mark stands at its end.", "Delete what is too much.",
        Severity.WARNING,
    ),
    "STY010": Entry(
        "“{text}”像是图表的写法，却当作文字印出来了。", "图表第一行写“```图表”，最后一行写“```”，各占一行，用英文状态下的反引号，写在“|”下面的正文里，和正文左边对齐。",
        "“{text}” looks like a chart, but is printed as text.", "Begin it with a line “```图表”, end it with a line “```”, in prose below a “|”, with the margin of the prose.",
        Severity.WARNING,
    ),
    "NUM030": Entry(
        "有“{text}”，前面没有“{missing}”。", "请补上漏掉的，或改正序号。",
        "Here is “{text}”, but no “{missing}” before it.", "Add what is missing, or put the number right.",
        Severity.WARNING,
    ),
    "NUM031": Entry(
        "“{last}”后面又是“{text}”，序号重了或颠倒了。", "请按先后改正序号。",
        "“{text}” follows “{last}”: a number twice, or out of order.", "Put the numbers in order.",
        Severity.WARNING,
    ),
    "NUM032": Entry(
        "只有“{text}”，后面没有“{missing}”。", "请补上后面的，或删去序号。",
        "There is “{text}”, and no “{missing}” behind it.", "Add the others, or delete the number.",
        Severity.WARNING,
    ),
    "NUM033": Entry(
        "前面是“{last}”，这里成了“{text}”，同一组序号写法不一样。", "请统一写法。",
        "After “{last}” comes “{text}”: one list with two kinds of numbers.", "Write them all in one way.",
        Severity.WARNING,
    ),
    "NUM034": Entry(
        "这一段开头自己写了序号“{text}”，和程序编的序号混在一起。", "请写成标题让程序编号，或换一种序号。",
        "The number “{text}” is typed before this paragraph, among numbers that the program counts.",
        "Make it a heading, or use numbers of another kind.",
        Severity.NOTE,
    ),
}  # fmt: skip
