"""Codes of figures in the finished text, recomputed as a careful reader would (FIG030 and above)."""

from collections.abc import Mapping

from reportgen.source.catalog.entry import Entry
from reportgen.source.diagnostic import Severity

TEXT_FIGURE_CODES: Mapping[str, Entry] = {
    "FIG030": Entry(
        "{parts}，和总数{total}对不上。", "请核对总数和各部分，改正写错的那个。",
        "The parts, {parts}, do not agree with the total of {total}.", "Check the total and its parts, and correct the wrong one.",
        Severity.WARNING,
    ),
    "FIG031": Entry(
        "{parts}，和总数{total}不一样，不一定是写错了。", "请核对；各部分有重叠、没有列全，或者是四舍五入造成的，不用改。",
        "The parts, {parts}, are not the total of {total}, which may or may not be a slip.",
        "Check them; all is well if the parts overlap, are not all, or were rounded.",
        Severity.NOTE,
    ),
    "FIG032": Entry(
        "{part} ÷ {whole}，算出来是{result}，这里写的是{rate}。", "请核对这三个数；比率可以用公式算，写在“数字”里。",
        "{part} ÷ {whole} is {result}, but {rate} is written.",
        "Check the three; a rate can be computed by a formula among the figures.",
        Severity.WARNING,
    ),
    "FIG033": Entry(
        "“{text}”里“{word}”的后面是负数，方向说了两遍。", "减少了就写“下降”和正数；确实是增加，就去掉负号。",
        "In “{text}” a negative number follows “{word}”, so that the direction is said twice.",
        "Write 下降 and a positive number for a decrease; take the minus away if it is an increase.",
        Severity.WARNING,
    ),
    "FIG034": Entry(
        "从{old}到{new}，和“{word}”的方向相反。", "请核对两个数的先后，或者改成相反的说法。",
        "From {old} to {new} is the opposite of “{word}”.", "Check the order of the two, or say the opposite.",
        Severity.WARNING,
    ),
    "FIG035": Entry(
        "从{old}到{new}，算出来是{result}，这里写的是{said}。", "请核对这三个数；增长可以用公式算，写在“数字”里。",
        "From {old} to {new} it is {result}, but {said} is written.",
        "Check the three; growth can be computed by a formula among the figures.",
        Severity.WARNING,
    ),
    "FIG036": Entry(
        "“{subject}”的变化应当用“{right}”说，这里写的是“{text}”。", "比率由78%到81%是提高3个百分点；数量的增减用%。",
        "A change of “{subject}” is said in “{right}”, but “{text}” is written.",
        "From 78% to 81% a rate rises by 3 百分点; amounts change by %.",
        Severity.WARNING,
    ),
    "FIG037": Entry(
        "“{text}”：{word}不能说多少倍。", "请写成减少到几分之几，或者下降百分之几。",
        "“{text}”: nothing can be {word} by as much as it was and more.", "Say to which share of it, or by what percentage, it fell.",
        Severity.WARNING,
    ),
    "FIG038": Entry(
        "{total} ÷ {heads}，算出来是{result}，这里写的平均数是{said}。", "请核对这三个数。",
        "{total} ÷ {heads} is {result}, but {said} is written for each.", "Check the three.",
        Severity.WARNING,
    ),
    "FIG039": Entry(
        "“{name}”这里是{text}，另一处是{other}。", "请核对哪个对，两处写成一样；最好都从“数字”里取。",
        "“{name}” is {text} here, and {other} elsewhere.", "Find out which is right, and take both from the figures.",
        Severity.WARNING,
    ),
    "FIG040": Entry(
        "“{text}”用了两个表示约数的词：{words}。", "请只留一个，如“{one}”。",
        "“{text}” has two words that make it approximate: {words}.", "Keep only one, as in “{one}”.",
        Severity.WARNING,
    ),
    "FIG041": Entry(
        "“{text}”已经说到小数，后面又有“{mark}”。", "请去掉“{mark}”，或者只说整数，如130多万。",
        "“{text}” is precise to a decimal, and “{mark}” follows.", "Take “{mark}” away, or give the whole number only, like 130多万.",
        Severity.NOTE,
    ),
    "FIG042": Entry(
        "“{name}”这里是{text}，另一处是{other}，数字相同而单位不同。", "请核对是元还是万元，把写错的一处改过来。",
        "“{name}” is {text} here and {other} elsewhere: the same digits in another unit.", "Find out which unit is right.",
        Severity.WARNING,
    ),
    "FIG043": Entry(
        "这一串数里只有{text}的单位和别的（{other}）不同，相差在百倍以上。", "请核对单位；没有写错就不用改。",
        "Of this list only {text} has another unit than the rest ({other}), and is a hundred times off.",
        "Check the unit; leave it if it is right.",
        Severity.NOTE,
    ),
    "FIG044": Entry(
        "这一段里有 {count} 个数不是从“数字”里取的：{texts}。", "请写进数据里的“数字”，正文用花括号和名字引用，改数时就只改一处。",
        "{count} figures of this paragraph are typed and not taken from the figures: {texts}.",
        "Put them among the figures and refer to them by name in braces, so that each is changed in one place.",
        Severity.NOTE,
    ),
    "FIG045": Entry(
        "“{name}”和上年一样，也是{text}。", "请核对是不是忘了改；确实没有变，就在那一行后面写上“# 不查 FIG045：没有变”。",
        "“{name}” is {text} as it was last year.", "Check whether it was left unchanged by mistake; if not, write “# ignore FIG045: unchanged” behind it.",
        Severity.NOTE,
    ),
    "FIG046": Entry(
        "“{text}”前面的数应当比后面的小。", "请核对两个数，或者调换先后。",
        "The first number of “{text}” should be the smaller one.", "Check the two, or change their order.",
        Severity.WARNING,
    ),
    "FIG047": Entry(
        "“{name}”是{text}，不可能超过100%。", "请核对这个数。",
        "“{name}” is {text}, and can't be more than 100%.", "Check the figure.",
        Severity.WARNING,
    ),
    "FIG048": Entry(
        "几个占比加起来超过了100%：{parts}。", "请核对各个占比；各部分有重叠的，不用改。",
        "The shares come to more than 100%: {parts}.", "Check the shares; all is well if the parts overlap.",
        Severity.NOTE,
    ),
}  # fmt: skip
