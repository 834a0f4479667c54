"""Help pages in the language of the messages: of each text `中文 / English` its half, and the words of click itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from reportgen.source import Language

# What click says by itself, and the names of arguments.
_CHINESE = {
    "Options": "选项",
    "Commands": "命令",
    "[OPTIONS]": "[选项]",
    "[COMMAND] [ARGS]...": "[命令] [参数]...",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "[NAME]...": "[名称]...",
    "[CODE]...": "[代码]...",
    "Show this message and exit.": "显示这段说明。",
    "Show the version and exit.": "显示版本。",
    "Missing argument": "少了",
    "Got unexpected extra arguments": "多了",
    "Got unexpected extra argument": "多了",
    "'DIR'": "文件夹",
    "'PACK'": "模板包",
    "'NAME'": "名称",
    "'FILE'": "文件",
}


class Help(click.HelpFormatter):
    """Writes a help page in one language."""

    def __init__(self, spoken: Language, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self.spoken = spoken

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how the command is written."""
        super().write_usage(prog, self._word(args), prefix or ("用法：" if self.spoken == "zh" else "Usage: "))

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        self.write(f"{self._word(heading)}{'：' if self.spoken == 'zh' else ':'}\n")

    def write_text(self, text: str) -> None:
        """What the command is for."""
        super().write_text("\n\n".join(self._half(_on_one_line(part)) for part in text.split("\n\n")))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options or commands, each with what it is for."""
        # ` / ` is between languages, and not between the two names of a switch.
        told = [(term.replace(" / ", ", "), self._half(text)) for term, text in rows]
        super().write_dl(told, col_max, col_spacing)

    def _half(self, text: str) -> str:
        """The part of `中文 / English` in our language."""
        chinese, slash, english = text.partition(" / ")
        return self._word(text) if not slash else chinese if self.spoken == "zh" else english

    def _word(self, text: str) -> str:
        return in_words(text, self.spoken)


def in_words(text: str, spoken: Language) -> str:
    """What click says, in our language as far as its words are known."""
    if spoken == "zh":
        for english, chinese in _CHINESE.items():
            text = text.replace(english, chinese)
    return text


def _on_one_line(text: str) -> str:
    """The text without line ends: a blank in their place, none behind Chinese punctuation."""
    return re.sub(r"(?<=[、，。；：]) ", "", " ".join(text.split()))
