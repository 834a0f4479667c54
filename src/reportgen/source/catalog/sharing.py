"""Codes of what changes hands: archives (SRC), packs from elsewhere and their lock (PCK), and the command that adds them."""

from collections.abc import Mapping

from reportgen.source.catalog.entry import Entry

SHARING_CODES: Mapping[str, Entry] = {
    "SRC020": Entry(
        "文件加了密码，打不开。", "请去掉密码，另存一份。",
        "The file is protected by a password.", "Save it again without one.",
    ),
    "SRC021": Entry(
        "这不是 .docx、.xlsx 或 .zip 文件，而是{kind}。",
        "Word、Excel 文件请打开后另存为 .docx、.xlsx；文件夹请点右键压缩成 .zip。",
        "This is no .docx, .xlsx or .zip file but {kind}.",
        "Open it and save it as .docx or .xlsx; compress a folder to a .zip.",
    ),
    "SRC022": Entry(
        "文件坏了，或者没有下载完整。", "请让对方再发一次，或重新下载。",
        "The file is damaged or incomplete.", "Have it sent again, or download it again.",
    ),
    "SRC023": Entry(
        "压缩包里的文件太多，超过了 {limit} 个。", "请只压缩需要的文件。",
        "The archive holds more than {limit} files.", "Compress only what is needed.",
    ),
    "SRC024": Entry(
        "“{name}”解压后太大，超过了 {limit}。", "请缩小图片，或去掉不用的文件，再压缩。",
        "“{name}” is larger than {limit} when unpacked.", "Make pictures smaller, or take out what is not used.",
    ),
    "SRC025": Entry(
        "“{name}”解压后是压缩时的 {limit} 倍以上，像是故意做来占满内存的，没有打开。", "请向对方核实这个文件。",
        "“{name}” unpacks to more than {limit} times its size, as if made to fill the memory; it was not opened.",
        "Ask its sender about it.",
    ),
    "SRC026": Entry(
        "压缩包里的文件名“{name}”不能用。", "请改名后重新压缩：不要用特殊符号，不以点或空格结尾，不用 con、nul 这类名字。",
        "The archive holds a file of the name “{name}”, which can't be used.",
        "Rename it and compress again: no special marks, no dot or blank at the end, none of Windows' own names like con.",
    ),
    "SRC027": Entry(
        "压缩包里的“{first}”和“{second}”在有的电脑上是同一个文件。", "请给其中一个改名，或删去重复的，再压缩。",
        "“{first}” and “{second}” in the archive are one file on some computers.", "Rename or delete one, and compress again.",
    ),
    "SRC028": Entry(
        "压缩包里“{name}”的压缩方式不正常，没有打开。", "请解压后重新压缩：在文件夹上点右键，压缩成 .zip。",
        "“{name}” is packed in an unusual way; the archive was not opened.", "Unpack and compress it again, as a plain .zip.",
    ),
    "SRC029": Entry(
        "压缩包里的“{name}”是链接或特殊文件。", "请换成文件本身，再压缩。",
        "“{name}” in the archive is a link or a special file.", "Put the file itself in its place and compress again.",
    ),
    "PCK030": Entry(
        "叫“{name}”的模板包不止一个：{places}。", "请只留下一个。",
        "There is more than one pack “{name}”: {places}.", "Keep only one.",
    ),
    "PCK031": Entry(
        "模板包“{name}”和当初收到的（版本 {version}，文件 {file}）不一样了，有人改过它。",
        "请用 reportgen packs add 文件 --force 重新收一遍原来的或新的文件；要当作自己的包来改，就从 packs.lock 里删去它。",
        "The pack “{name}” is not what it was when it came (version {version}, file {file}): somebody changed it.",
        "Take in the old file or the new one again with reportgen packs add FILE --force; to keep the pack as your own, delete it from packs.lock.",
    ),
    "PCK032": Entry(
        "packs.lock 的这里坏了，不知道模板包有没有被改过。", "请恢复它；恢复不了就删去它，再把收到的模板包用 reportgen packs add 收一遍。",
        "packs.lock is damaged here, so that nobody knows whether packs were changed.",
        "Restore it; or delete it and add the packs from elsewhere again with reportgen packs add.",
    ),
    "PCK033": Entry(
        "模板包没有名字，或者名字不能用。", "请在 pack.yaml 里写上 name，只用文字、数字、横线和下划线，最多 64 个字。",
        "The pack has no name, or one that can't be used.", "Give it one in pack.yaml: letters, digits, - and _, 64 at the most.",
    ),
    "PCK034": Entry(
        "项目里已经有“{path}”，和模板包“{name}”同名，没有收进来。", "请先把它改名或移走，它不会被覆盖。",
        "There is “{path}” in the project already; the pack “{name}” was not added.", "Rename it or move it away; it is never replaced.",
    ),
    "USE035": Entry(
        "项目里已经有一个“{path}”，内容和要收的不同，没有动它。", "要换成新的，加上 --force。",
        "There is another “{path}” in the project; it was left alone.", "Add --force to replace it.",
    ),
    "USE036": Entry(
        "模板包“{name}”和程序自带的同名，收进来会代替自带的，没有收。", "请让对方改个名字；确实要代替，就加上 --force。",
        "The pack “{name}” has the name of one that ships, which it would stand in for; it was not added.",
        "Have its author rename it; add --force if that is what you want.",
    ),
    "USE037": Entry(
        "已经有“{path}”了，没有动它。", "请换一个名字，或者先把它改名、删去。",
        "There is a file “{path}” already, and it was left alone.", "Choose another name, or rename or delete that file.",
    ),
    "USE038": Entry(
        "Word 文件不能显示在黑色窗口里。", "请加上 -o 和文件名，如 -o 样式.docx。",
        "A terminal can't show a Word file.", "Add -o and a file name, like -o 样式.docx.",
    ),
}  # fmt: skip
