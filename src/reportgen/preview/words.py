"""What the page of the live view says, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.source import Language

WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "title": "报告预览",
        "report": "报告",
        "document": "下载 Word 文件",
        "no_document": "还有错误，不能生成 Word 文件。改好以后再下载。",
        "findings": "问题",
        "none": "没有发现问题。",
        "more": "还有 {count} 处没有显示，改好上面的再看。",
        "keys": "键盘：J、K 或 ↓、↑ 逐条看，回车看出处，Esc 关上。点正文里有虚线的数字，看它填在哪里。",
        "excerpt": "出处",
        "copy": "复制路径",
        "copied": "已复制",
        "editor": "在 VS Code 中打开",
        "close": "关上",
        "unread": "这个文件不能显示。",
        "page": "报告",
        "building": "正在生成……",
        "ready": "已是最新，{count} 处问题",
        "stale": "有 {count} 处错误。下面还是改错以前的样子，改好保存，就会更新。",
        "empty": "有 {count} 处错误，还没有能显示的报告。改好保存，就会出现。",
        "faulty": "有 {count} 处错误，改好以前不能生成 Word 文件。",
        "gone": "预览已经停了，页面不再更新。要接着看，再运行一次 reportgen preview。",
        "failed": "程序出错了，页面没有更新。保存一次再试；还不行，请停下预览，运行 reportgen check。",
        "skip": "跳到报告",
        "closed": "这个地址只能用一次，只给打开预览的那个浏览器用。请再运行一次 reportgen preview。",
    },
    "en": {
        "title": "Report preview",
        "report": "Report",
        "document": "Download the Word file",
        "no_document": "There are errors, and no Word file until they are put right.",
        "findings": "Findings",
        "none": "Nothing to report.",
        "more": "{count} more are not shown; put these right first.",
        "keys": "Keys: J, K or ↓, ↑ go through the findings, Enter shows the place, Esc closes it. "
        "Click a dotted figure to see where it was typed.",
        "excerpt": "Place",
        "copy": "Copy the path",
        "copied": "Copied",
        "editor": "Open in VS Code",
        "close": "Close",
        "unread": "This file can't be shown.",
        "page": "Report",
        "building": "Building…",
        "ready": "Up to date, findings: {count}",
        "stale": "Errors: {count}. Below is the report from before; it is renewed as soon as they are put right.",
        "empty": "Errors: {count}, and no report to show yet. It appears as soon as they are put right.",
        "faulty": "Errors: {count}. There is no Word file until they are put right.",
        "gone": "The preview has ended, and this page is not renewed any more. Run reportgen preview again to go on.",
        "failed": "The program failed and the page was not renewed. Save again; if that does not help, end the preview "
        "and run reportgen check.",
        "skip": "Skip to the report",
        "closed": "This address works once, for the browser that opened the preview. Run reportgen preview again.",
    },
}
