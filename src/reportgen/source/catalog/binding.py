"""Codes of reports that are bound into one document (合订): the names of articles (PRJ), and what is not printed as is (OUT)."""

from collections.abc import Mapping

from reportgen.source.catalog.entry import Entry
from reportgen.source.diagnostic import Severity

BINDING_CODES: Mapping[str, Entry] = {
    "PRJ032": Entry(
        "没有叫“{name}”的报告，这里要写 reportgen.yaml 里报告的名字，一项一份。",
        "可以写的有：{known}。要加一篇新的，先在 reportgen.yaml 的“报告”下面加上它。",
        "There is no report “{name}”; each item here must be the name of one report in reportgen.yaml.",
        "There are: {known}. For a new article, add its report there first.",
    ),
    "PRJ033": Entry(
        "“{name}”是由几份报告合成的一本，只能单独做：不能当一篇文章收进一本里，也不能给许多单位各做一份。",
        "收文章的，请改写成一份单独的报告的名字；给各单位做的，请去掉“单位”或 --all。",
        "“{name}” is made of several reports and can only stand by itself: it is no article, and not made once for each unit.",
        "Name a report that stands by itself; or build it without units and without --all.",
    ),
    "PRJ034": Entry(
        "“{name}”是给许多单位各做一份的，不知道收哪个单位的。",
        "请在 reportgen.yaml 里给要收的单位另写一份报告：“数据”写上这个单位的文件，不写“单位”，输出的名字里不写{{单位}}；再把它的名字写在这里。",
        "“{name}” is made once for each of many units, so nobody can tell which one is meant.",
        "Add a report of its own for the unit to reportgen.yaml, with that unit's files as data and without units, and name that.",
    ),
    "PRJ035": Entry(
        "文章“{name}”收了两次。", "请去掉一处。",
        "The article “{name}” stands here twice.", "Take one of them out.",
    ),
    "OUT052": Entry(
        "“{name}”的{what}不照它自己的样子印，照这一本的。",
        "印出来不合适的，请改“{name}”的样式，或把它单独印。",
        "These of “{name}” do not keep their own looks and get those of the whole: {what}.",
        "Change the looks of “{name}” if that does not suit it, or print it by itself.",
        Severity.NOTE,
    ),
    "OUT053": Entry(
        "“{name}”是公文，它的红头和版记不印进来。",
        "不用改；单独生成“{name}”时照样有。",
        "“{name}” is an official document; its letterhead and imprint are left out here.",
        "Nothing needs to be done: it has them when it is built by itself.",
        Severity.NOTE,
    ),
}  # fmt: skip
