"""Codes of moving on from year to year: the project (PRJ), and what last year's plan and words are held against (TSK)."""

from collections.abc import Mapping

from reportgen.source.catalog.entry import Entry
from reportgen.source.diagnostic import Severity

YEAR_CODES: Mapping[str, Entry] = {
    "PRJ013": Entry(
        "报告“{report}”没有写“期间”，不知道现在是哪一年的。",
        "请在 reportgen.yaml 开头写上“期间: 2022”这样一行，把数据放进 data 里以年份为名的文件夹，路径写成 data/{{期间}}/…。",
        "The report “{report}” declares no period, so nobody can say which year is next.",
        "Write “period: 2022” in reportgen.yaml, keep the data in a folder of that year and write its path as data/{{period}}/….",
    ),
    "PRJ014": Entry(
        "报告“{report}”的数据或单位的路径里没有写期间，分不出哪一年的。",
        "请把数据放进以年份为名的文件夹，路径里的 {year} 写成 {{期间}}，如 data/{{期间}}/数字.yaml。",
        "The paths of the data or units of “{report}” do not name the period.",
        "Keep the data in a folder of the year and write {{period}} for {year} in the path, like data/{{period}}/figures.yaml.",
    ),
    "PRJ031": Entry(
        "“{path}”不分年份，换年以后两年共用这一份：改了它，上年的报告也跟着变。",
        "每年要改的，请移进以年份为名的文件夹，路径里写上期间；本来就不分年份的，不用管。",
        "“{path}” belongs to no year, so both years share it: a change in it changes last year's report too.",
        "Move what changes every year into the folder of a year and name the period in its path; leave the rest.",
        Severity.WARNING,
    ),
    "PRJ015": Entry(
        "“{path}”已经有了，所以什么都没有写，也没有改。",
        "要重新做，先把它移走或删去；要接着用它，只把 reportgen.yaml 的“期间”改成新的一年。",
        "“{path}” is there already, so nothing was written or changed.",
        "Move it away to make it anew; or keep it and only set the period in reportgen.yaml to the new year.",
    ),
    "PRJ016": Entry(
        "这个“期间”也是别的报告的：{reports}。",
        "请不写名称，全部一起换年，或者把那些报告的名称也写上。",
        "This period is also that of other reports: {reports}.",
        "Name them as well, or name none to move all on.",
    ),
    "PRJ017": Entry(
        "这里的写法，程序没有把握改成下一年的，所以什么都没有写。",
        "请把带引号又占几行的文字改成一行，或改成“|”；不要用 & 和 * 引用别处；再换年。",
        "What is written here can't be made next year's with certainty, so nothing was written.",
        "Put a quoted text that takes several lines on one, or use “|”; write out what & and * stand for; then try again.",
    ),
    "PRJ018": Entry(
        "{year}年的数据还有错误，没有换年。",
        "请先改好下面说的各处；刚换过年的，不用再换。",
        "The data of {year} have errors, so nothing was moved on.",
        "Put them right first; who has just moved on is done.",
    ),
    "PRJ019": Entry(
        "这份文件里还有 {count} 处空着：{keys}。",
        "请逐处填上；不要的一项，整行删去。",
        "{count} places of this file are empty: {keys}.",
        "Fill them in, or delete the lines of those not wanted.",
    ),
    "TSK001": Entry(
        "上年安排的任务还有 {count} 项没有交代：{tasks}。",
        "请在“上年任务”里逐项写上答复：完成、推进中或转入下年。",
        "{count} of last year's tasks are not answered: {tasks}.",
        "Answer each of them under commitments (上年任务): 完成 (done), 推进中 (ongoing) or 转入下年 (carried over).",
        Severity.WARNING,
    ),
    "TSK002": Entry(
        "答复写成了“{answer}”。",
        "请写“完成”“推进中”或“转入下年”。",
        "The answer is “{answer}”.",
        "Write 完成 (done), 推进中 (ongoing) or 转入下年 (carried over).",
        Severity.WARNING,
    ),
    "TSK003": Entry(
        "“{task}”答复“{answer}”，却没有说出数字或事实。",
        "请在“依据”里写一两句：多少、哪一份文件、哪一次会；回顾里讲了的，在“见”后面写那一部分的标题。",
        "“{task}” is answered “{answer}” without a figure or a fact.",
        "Say in evidence (依据) how many, by which paper, at which meeting; or name the heading where it is told (见).",
        Severity.WARNING,
    ),
    "TSK004": Entry(
        "回顾里没有标题是“{title}”的部分。",
        "请照回顾里的标题写。",
        "The review has no heading “{title}”.",
        "Write the heading as the review has it.",
        Severity.WARNING,
    ),
    "TSK005": Entry(
        "“{task}”转入下年，新的任务里却没有它。",
        "请在“任务”里加上这一项，或者改答复。",
        "“{task}” is carried over but is not among the new tasks.",
        "Add it to tasks (任务), or change the answer.",
        Severity.WARNING,
    ),
    "TSK006": Entry(
        "这份文件里有 {count} 段和上年的一字不差：第 {lines} 行。",
        "请照今年的情况改写；确实要沿用的，在那一项上面写“# 不查 TSK006：为什么”。",
        "{count} paragraphs of this file are last year's word for word: line {lines}.",
        "Rewrite them; above what is meant to stay, write “# ignore TSK006: why”.",
        Severity.WARNING,
    ),
    "TSK007": Entry(
        "这一段和上年的相同 {percent}%（{place}）。",
        "请核对是不是照抄了上年的。",
        "{percent}% of this paragraph is last year's ({place}).",
        "Make sure that it was not merely copied.",
        Severity.NOTE,
    ),
    "TSK008": Entry(
        "这份文件里有 {count} 处照抄了上年的句子，里面写着“{year}”：第 {lines} 行。",
        "请核对年份，是不是该改成今年的。",
        "{count} paragraphs of this file repeat a sentence of last year with {year} in it: line {lines}.",
        "Make sure that the year is right.",
        Severity.NOTE,
    ),
}
