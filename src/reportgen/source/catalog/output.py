"""Codes of what comes out: markup (MRK), document (DOC), files written (OUT), new projects (NEW), and the command line (USE)."""

from collections.abc import Mapping

from reportgen.source.catalog.entry import Entry
from reportgen.source.diagnostic import Severity

OUTPUT_CODES: Mapping[str, Entry] = {
    "MRK001": Entry(
        "样式表里没有“{role}”这种角色。", "请核对“{{.{role}}}”，或在样式里补上它。",
        "The stylesheet has no role “{role}”.", "Check “{{.{role}}}”, or add it to the styles.",
    ),
    "MRK002": Entry(
        "“{path}”不是能用的图片。", "请用 PNG 或 JPEG 图片，不超过 20 MB、5000 万像素。",
        "“{path}” is not a picture that can be used.", "Use a PNG or JPEG of at most 20 MB and 50 million pixels.",
    ),
    "MRK003": Entry(
        "链接“{url}”没有做成链接，只印出了文字。", "链接要以 http://、https:// 或 mailto: 开头。",
        "The link “{url}” is printed as plain text.", "A link begins with http://, https:// or mailto:.",
        Severity.WARNING,
    ),
    "MRK004": Entry(
        "脚注里只能有段落。", "请把列表、表格移到正文里。",
        "A footnote holds paragraphs only.", "Move the list or table into the text.",
    ),
    "MRK005": Entry(
        "这里的写法（{node}）没有对应的印法。", "请改用段落、列表、表格、图片或脚注。",
        "There is no way to print this ({node}).", "Use paragraphs, lists, tables, pictures or footnotes.",
    ),
    "MRK006": Entry(
        "脚注“{label}”没有被用到，不会印出。", "请在正文里写上 [^{label}]，或删去它。",
        "The footnote “{label}” is never referred to and is not printed.", "Write [^{label}] in the text, or delete it.",
        Severity.WARNING,
    ),
    "MRK007": Entry(
        "脚注里又用了脚注“{label}”，没有印出。", "请把它移到正文里，或并进这条脚注。",
        "A footnote refers to the footnote “{label}”, which is not printed.", "Move it to the text, or into this footnote.",
    ),
    "MRK008": Entry(
        "脚注“{label}”写了不止一遍，只会印出最后一遍。", "请改用不同的标记，或删去多余的。",
        "The footnote “{label}” is written more than once; only the last would be printed.", "Give it another label, or delete it.",
    ),
    "DOC001": Entry(
        "图片“{path}”没有放进文档，只印出了说明文字。", "脚注里不能放图片，请移到正文。",
        "The picture “{path}” is not in the document, only its description.", "Move it out of the footnote.",
        Severity.WARNING,
    ),
    "DOC002": Entry(
        "表格有 {columns} 列，Word 最多 {limit} 列。", "请拆成两个表格。",
        "The table has {columns} columns; Word takes {limit}.", "Split it.",
    ),
    "OUT001": Entry(
        "“{path}”不是普通文件（是链接、文件夹或设备），没有写入。", "请移走它，或换一个输出文件名。",
        "“{path}” is a link, folder or device and was not written to.", "Move it away, or choose another name.",
    ),
    "OUT002": Entry(
        "磁盘满了，没有写成“{path}”，原来的文件没有动。", "请腾出空间再试。",
        "The disk is full: “{path}” was not written, an earlier file is untouched.", "Make room and try again.",
    ),
    "OUT003": Entry(
        "“{path}”写不进去，原来的文件没有动。", "如果它正在 Word 或 WPS 里打开，请先关闭；否则检查文件夹的权限。",
        "“{path}” can't be written, an earlier file is untouched.",
        "Close it in Word or WPS if it is open there; otherwise check the folder's permissions.",
    ),
    "OUT004": Entry(
        "“{path}”没有写成：{reason}。", "请检查输出文件夹。",
        "“{path}” was not written: {reason}.", "Check the output folder.",
    ),
    "OUT005": Entry(
        "“{name}”那一行有内容太长，在 Excel 里截短了，一格最多 {limit} 字。", "要看全文，请用 --format csv。",
        "A cell in the row of “{name}” is cut: Excel takes {limit} characters.", "Use --format csv for the whole text.",
        Severity.WARNING,
    ),
    "OUT006": Entry(
        "有 {rows} 行，Excel 一张表最多 {limit} 行，没有写成。", "请用 --format csv，或一次只列一个报告。",
        "There are {rows} rows; a sheet of Excel takes {limit}. Nothing was written.",
        "Use --format csv, or list one report at a time.",
    ),
    "OUT007": Entry(
        "无法启动处理模板包的进程（{path}：{reason}）。", "请关掉一些程序再试；还不行，就重新安装 reportgen。",
        "The process for the template pack could not be started ({path}: {reason}).",
        "Close some programs and try again; if that does not help, install reportgen anew.",
    ),
    "OUT011": Entry(
        "“{path}”做好后有人改过，内容又有更新，没有覆盖。", "请把改过的移走或改名，再运行一次；确定不要了，加上 --force。",
        "“{path}” was changed by hand since it was built, and its data are new: it was not overwritten.",
        "Move or rename it and run again; if its changes are not wanted, add --force.",
    ),
    "OUT012": Entry(
        "“{path}”已经有了，不是这样批量生成的，没有覆盖。", "请移走它或改名，再运行一次；确定不要了，加上 --force。",
        "“{path}” is there already and was not built for a unit: it was not overwritten.",
        "Move or rename it and run again; if it is not wanted, add --force.",
    ),
    "OUT013": Entry(
        "另一次批量生成正在往“{path}”里写。", "请等它做完再运行；如果没有别的窗口在运行，请关掉所有 reportgen。",
        "Another batch is writing into “{path}”.", "Wait for it to end, or end it.",
    ),
    "OUT014": Entry(
        "集群上的 reportgen 是 {theirs} 版，这里是 {ours} 版。", "请在集群的每台电脑上装上同一版。",
        "The cluster has reportgen {theirs}, this is {ours}.", "Install the same version on all machines of the cluster.",
    ),
    "OUT015": Entry(
        "连不上集群“{path}”（{reason}）。", "请核对地址，并确认集群开着；不写 --scheduler 就在本机做。",
        "The cluster “{path}” does not answer ({reason}).",
        "Check the address and whether it runs; without --scheduler the work is done here.",
    ),
    "OUT016": Entry(
        "做这份报告的进程没有做完就结束了（{reason}）。", "多半是内存不够，或被人结束；请再运行一次，还不行就减小 -j。",
        "The process that built this report ended before it was done ({reason}).",
        "It ran out of memory, or somebody ended it. Run again, with a smaller -j if need be.",
    ),
    "OUT017": Entry(
        "做报告的进程一个接一个地结束，没有再做下去；做好的都在“{path}”里。", "请关掉别的程序，腾出内存，用 -j 1 再运行一次，会接着做。",
        "One worker after the other was lost, so the batch ended; what is finished is in “{path}”.",
        "Free some memory and run again with -j 1: it goes on from here.",
    ),
    "OUT018": Entry(
        "图片“{path}”放不进 {form} 文件，只写了说明文字。", "要带图片，请用 -f docx、html 或 pdf。",
        "{form} has no place for the picture “{path}”: only its description is written.", "Use -f docx, html or pdf.",
        Severity.WARNING,
    ),
    "OUT019": Entry(
        "{form} 文件不分页，这里的分页没有写进去。", "要分页，请用 -f docx 或 pdf。",
        "{form} has no pages: the page break here is not written.", "Use -f docx or pdf.",
        Severity.NOTE,
    ),
    "OUT020": Entry(
        "没有找到 LibreOffice，做不成 PDF。", "请装上 LibreOffice（免费），或用 -f docx 生成后在 Word、WPS 里另存为 PDF；装在别处的，用环境变量 REPORTGEN_SOFFICE 写明 soffice 的位置。",
        "There is no LibreOffice to make the PDF.",
        "Install it (it is free), or build with -f docx and save as PDF in Word; REPORTGEN_SOFFICE may name the path of soffice.",
    ),
    "OUT021": Entry(
        "LibreOffice（{path}）没有做成 PDF：{reason}。", "请再试一次；还不行，用 -f docx 生成后在 Word、WPS 里另存为 PDF。",
        "LibreOffice ({path}) made no PDF: {reason}.", "Try again, or build with -f docx and save as PDF in Word.",
    ),
    "OUT022": Entry(
        "LibreOffice（{path}）过了 {reason} 秒还没有做好 PDF，已经停下。", "请关掉一些程序再试；还不行，用 -f docx 生成后在 Word、WPS 里另存为 PDF。",
        "LibreOffice ({path}) had not made the PDF after {reason} seconds and was ended.",
        "Close some programs and try again, or build with -f docx and save as PDF in Word.",
    ),
    "OUT023": Entry(
        "LibreOffice（{path}）做的 PDF 里少了文字，如“{reason}”，没有采用。", "请用 -f docx 生成后在 Word、WPS 里另存为 PDF。",
        "The PDF of LibreOffice ({path}) lacks words, such as “{reason}”, and was not taken.",
        "Build with -f docx and save as PDF in Word.",
    ),
    "OUT024": Entry(
        "这台电脑上没有字体“{fonts}”，PDF 里用别的字体代替了，每行字数和页数可能与 Word 里不同。", "请装上这些字体，再生成一次。",
        "This machine lacks the fonts “{fonts}”: the PDF has others, and may have other lines and pages than Word.",
        "Install them and build again.",
        Severity.WARNING,
    ),
    "OUT030": Entry(
        "{format} 格式没有批注，不能生成校对稿。", "--comments 请配这些格式：{known}。",
        "The format {format} has no comments.", "--comments goes with these formats: {known}.",
    ),
    "OUT031": Entry(
        "“{report}”给许多单位各生成一份，这时不能生成校对稿。", "请去掉 --comments；要逐份审核，运行 reportgen review。",
        "“{report}” is built once for each unit, which --comments does not go with.",
        "Leave out --comments; reportgen review writes a sheet for each.",
    ),
    "OUT040": Entry(
        "目录里还没有页码：要有 LibreOffice（7.4 以上）才数得出来。", "请用 Word 打开，问是否更新域时选“是”，再保存；装上 LibreOffice（免费）再生成，就直接有页码。",
        "The contents have no page numbers yet: it takes LibreOffice (7.4 or newer) to count pages.",
        "Open the file in Word, answer yes to updating fields, and save; or install LibreOffice (free) and build again.",
        Severity.NOTE,
    ),
    "OUT041": Entry(
        "目录里的页码是用别的字体数的，这台电脑上没有“{fonts}”，与 Word 里可能差一页。", "请装上这些字体再生成，或在 Word 里右击目录，选“更新域”。",
        "The pages in the contents were counted in other fonts, since “{fonts}” are not here: Word may differ by one.",
        "Install them and build again, or right-click the contents in Word and update the field.",
        Severity.NOTE,
    ),
    "OUT042": Entry(
        "报告里没有标题，没有做目录。", "请去掉项目文件里的“目录”，或在模板里写上标题。",
        "The report has no headings, so it has no contents.", "Take 目录 out of the project file, or give the template headings.",
        Severity.WARNING,
    ),
    "OUT043": Entry(
        "目录的级数不能是“{text}”。", "请写 1、2 或 3，如“目录: 2”；不要目录，就去掉这一行。",
        "The contents can't have “{text}” levels.", "Write 1, 2 or 3, like “contents: 2”; for none, take the line out.",
    ),
    "USE001": Entry(
        "没有“{option}”这个选项。", "用 reportgen --help 看有哪些选项。",
        "There is no option “{option}”.", "See reportgen --help.",
    ),
    "USE002": Entry(
        "没有“{command}”这个命令。", "用 reportgen --help 看有哪些命令。",
        "There is no command “{command}”.", "See reportgen --help.",
    ),
    "USE003": Entry(
        "选项“{option}”写得不对。", "可以是：{known}。",
        "The option “{option}” is not right.", "It can be: {known}.",
    ),
    "USE004": Entry(
        "命令没有写对（{said}）。", "用 reportgen --help 看怎么写。",
        "The command is not right ({said}).", "See reportgen --help.",
    ),
    "USE007": Entry(
        "选项“{option}”后面少了内容。", "用 reportgen --help 看怎么写。",
        "The option “{option}” lacks its value.", "See reportgen --help.",
    ),
    "USE008": Entry(
        "没有“{code}”这样的代码。", "用 reportgen explain 看全部代码。",
        "There is no code “{code}”.", "See reportgen explain for all of them.",
    ),
    "USE005": Entry(
        "这里没有项目：“{folder}”里找不到 reportgen.yaml。", "请先进入项目文件夹，或用 -C 指定它。",
        "There is no project here: no reportgen.yaml in “{folder}”.", "Go to the project folder, or name it with -C.",
    ),
    "USE006": Entry(
        "程序出错了（{said}），这不是您的数据的问题。", "请加上 --debug 再运行一次，把显示的内容发给开发者。",
        "The program itself failed ({said}); your data is not to blame.", "Run it again with --debug and send what it shows.",
    ),
    "USE030": Entry(
        "文件名“{path}”与格式 {format} 不符，Excel 会打不开。", "Excel 文件的名字以 .xlsx 结尾，别的格式不要用它。",
        "The name “{path}” does not go with the format {format}: Excel could not open it.",
        "Names of Excel files end with .xlsx, those of other formats do not.",
    ),
    "USE040": Entry(
        "-j、--force 和 --scheduler 只在给各单位生成时有用，这里没有单位。", "请加上 --all 和单位的文件夹，或去掉它们。",
        "-j, --force and --scheduler are for reports of many units, and there are none here.",
        "Add --all and the folder of the units, or leave them out.",
    ),
    "USE041": Entry(
        "要用 --scheduler，得先装上 Dask。", "请输入“pip install reportgen[dask]”，或去掉 --scheduler，在本机做。",
        "--scheduler needs Dask.", "Install it with “pip install reportgen[dask]”, or leave --scheduler out.",
    ),
    "USE050": Entry(
        "要用预览，得先装上它要的程序库。", "请输入“pip install reportgen[preview]”。不预览，用 reportgen build 生成文件来看。",
        "The preview needs libraries that are not installed.", "Install them with “pip install reportgen[preview]”.",
    ),
    "USE051": Entry(
        "端口 {port} 用不了，别的程序在用，或者没有权限。", "请去掉 --port，由程序任选一个，或换一个大于 1024 的数。",
        "The port {port} can't be used: another program has it, or it is not allowed.",
        "Leave --port out for any free one, or name another above 1024.",
    ),
    "USE020": Entry(
        "没有说明要建的项目是哪个单位的。", "请加上“--单位 全称”，或在命令窗口里直接运行，按提示回答。",
        "Whose project it is was not said.", "Add --organisation NAME, or run the command in a terminal, where it asks.",
    ),
    "USE021": Entry(
        "模板包“{name}”没有自己的数据。", "请用 work-report 这样能生成报告的模板包。",
        "The pack “{name}” has no data of its own.", "Name a pack that makes a report, such as work-report.",
    ),
    "USE031": Entry(
        "“{name}”不能作模板包的名称。", "请只用文字、数字、横线和下划线，不要空格，最多 64 个字。",
        "“{name}” can't name a pack.", "Use letters, digits, - and _, no blanks, 64 at the most.",
    ),
    "USE032": Entry(
        "已经有叫“{name}”的模板包了。", "请另起一个名称；原有的没有动。",
        "There is a pack “{name}” already, and it was left alone.", "Choose another name.",
    ),
    "USE033": Entry(
        "模板包“{name}”在 {place}，不是项目 templates 里的文件夹，不能记在它里面。",
        "--accept 只管自己的模板包；自带的和收来的要改，就用 reportgen packs new 建一个继承它的。",
        "The pack “{name}” is {place}, no folder in the project's templates, so nothing was written into it.",
        "--accept is for packs of your own; to change one that ships or was sent, extend it with reportgen packs new.",
    ),
    "USE034": Entry(
        "模板包“{name}”不继承别的包，没有可以核对的。", "用 reportgen packs 看哪些模板包有继承。",
        "The pack “{name}” extends no other, so there is nothing to compare.", "See reportgen packs for those that do.",
    ),
    "NEW001": Entry(
        "单位全称不能是空的，也不能超过 {limit} 个字。", "请写上印在报告里的全称，如“某某县计划生育协会”。",
        "The organisation's name is empty, or longer than {limit} characters.", "Give the full name as it is to be printed.",
    ),
    "NEW002": Entry(
        "单位全称里有一个看不见的字符（{character}）。", "请重新打一遍，不要从别处粘贴。",
        "The organisation's name has an invisible character ({character}).", "Type it anew instead of pasting it.",
    ),
    "NEW003": Entry(
        "“{text}”不是年份。", "请写成 2022 的样子。",
        "“{text}” is no year.", "Write it like 2022.",
    ),
    "NEW004": Entry(
        "模板包“{name}”只管版面，不能单独生成报告。", "可用的有：{known}。",
        "The pack “{name}” holds looks only and makes no report by itself.", "There are: {known}.",
    ),
    "NEW005": Entry(
        "“{path}”已经有了（{found}），没有动它。", "请换一个新的文件夹名，或先清空这个文件夹。",
        "“{path}” is there already ({found}) and was left as it is.", "Name a new folder, or empty this one first.",
    ),
    "NEW006": Entry(
        "“{path}”是一个链接，没有往里写。", "请写它指向的文件夹，或换一个新的文件夹名。",
        "“{path}” is a link and was not written to.", "Name the folder it leads to, or a new one.",
    ),
}  # fmt: skip
