"""Packs in words: the list of all, what one is made of, and what it changes, also as a unified diff."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import unified_diff

from reportgen.packs import Pack, PackChain
from reportgen.packs.lineage import (
    KINDS,
    Change,
    Contents,
    Key,
    Part,
    Record,
    Stale,
    changes,
    inherited,
    stale,
    unrecorded,
)
from reportgen.source import Language, Span, escaped
from reportgen.writers.sheet import Sheet, aligned

_WORDS = {
    "block": ("区块", "Blocks"),
    "file": ("文件", "Files"),
    "message": ("语句", "Sentences"),
    "style": ("版面", "Looks"),
    "number": ("序号", "Numbers"),
    "scheme": ("可选的序号", "Numbers to choose"),
    "key": ("数据里的各项", "Keys of the data"),
    "one block": ("区块", "block"),
    "one file": ("文件", "file"),
    "one message": ("语句", "sentence"),
    "one style": ("版面", "look"),
    "one number": ("序号", "number"),
    "one scheme": ("可选的序号", "numbers to choose"),
    "one key": ("数据项", "key"),
    "pack": ("模板包", "Pack"),
    "name": ("名称", "Name"),
    "version": ("版本", "Version"),
    "title": ("标题", "Title"),
    "extends": ("继承", "Extends"),
    "where": ("位置", "Where"),
    "english": ("英文名", "English"),
    "from": ("出自", "From"),
    "text": ("现在的内容", "As it is"),
    "aspects": ("{}（{}）", "{} ({})"),
    "extending": ("{} 继承 {}，{}：\n", "{} extends {} and {}:\n"),
    "nothing": ("{} 继承 {}，什么都没有改。\n", "{} extends {} and changes nothing.\n"),
    "counts": ("改了 {} 处，新增 {} 处", "changes {}, adds {}"),
    "changed": ("{} {}：原来是{}，改成{}。\n", "{} {}: it was {} and is now {}.\n"),
    "changed long": ("{} {}：改写了。\n", "{} {}: worded anew.\n"),
    "added": ("{} {}：新增的，{}。\n", "{} {}: new, {}.\n"),
    "added long": ("{} {}：新增的。\n", "{} {}: new.\n"),
    "empty": ("空的", "empty"),
    "quoted": ("“{}”", "“{}”"),
    "upgraded": ("父包 {} 已由 {} 换成 {}。", "The parent {} was {} and is now {}."),
    "stale": (
        "有 {} 处改写，父包里的原样变了，请核对（核对好了，用 reportgen packs diff {} --accept 记下）：\n",
        "{} of its changes are of what the parent has changed since; check them, then run"
        " reportgen packs diff {} --accept:\n",
    ),
    "moved": ("{} {}：父包里原来是{}，现在是{}。\n", "{} {}: in the parent it was {} and is now {}.\n"),
    "moved long": ("{} {}：父包里改写了。\n", "{} {}: the parent has worded it anew.\n"),
    "gone": (
        "{} {}：父包里已经没有了，本包的改写不会印出。\n",
        "{} {}: the parent has it no longer, so the change prints nowhere.\n",
    ),
    "fresh": ("改写的各处，父包里的原样都没有变。\n", "The parent has changed nothing of what it changes.\n"),
    "no record": (
        "没有记下改写时父包的原样，看不出哪些改写过时了；用 reportgen packs diff {} --accept 记下现在的。\n",
        "There is no record of the parent as it was, so nobody can tell which changes are stale;"
        " reportgen packs diff {} --accept keeps one.\n",
    ),
    "unrecorded": (
        "还有 {} 处改写没有记下父包的原样，用 reportgen packs diff {} --accept 记下。\n",
        "What the parent had is not on record for {} more; reportgen packs diff {} --accept keeps it.\n",
    ),
    "orphan": ("{} 不继承别的模板包。\n", "{} extends no other pack.\n"),
}  # fmt: skip

_LONG = 40  # characters that a text may have to be quoted in a sentence


def _say(word: str, language: Language, *values: object) -> str:
    return _WORDS[word][language == "en"].format(*values)


def packs_text(packs: Sequence[Pack], language: Language) -> str:
    """A row for each pack: what it is, what it extends, and where it stands."""
    head = tuple(_say(word, language) for word in ("name", "version", "title", "extends", "where"))
    rows = ((pack.name, pack.text("version"), pack.text("title"), pack.text("extends"), pack.folder) for pack in packs)
    return aligned(Sheet("", head, tuple(rows)))


# What a pack is made of


def show_text(chain: PackChain, contents: Sequence[Contents], language: Language) -> str:
    """The chain, child first, and for each block, sentence, look, number and key the packs that supply it."""
    tables = (_table(kind, contents, language) for kind in KINDS)
    return "\n".join([packs_text(chain.packs, language), *filter(None, tables)])


def _table(kind: str, contents: Sequence[Contents], language: Language) -> str:
    """One kind of parts as a table; their texts too, where those are short."""
    parts = {key: part for key, part in {**inherited(contents), **contents[0].parts}.items() if key.kind == kind}
    labelled, with_text = language == "zh" and kind not in ("block", "file", "scheme"), kind in ("message", "number")
    head = [kind, *(["english"] if labelled else []), "from", *(["text"] if with_text else [])]
    rows = []
    for name in dict.fromkeys(key.name for key in parts):
        part = next(part for key, part in parts.items() if key.name == name)
        names = [part.label or name, name] if labelled else [name]
        text = [escaped(part.text.strip())] if with_text else []
        rows.append((*names, "、".join(_suppliers(kind, name, contents, language)), *text))
    return aligned(Sheet("", tuple(_say(word, language) for word in head), tuple(rows))) if rows else ""


def _suppliers(kind: str, name: str, contents: Sequence[Contents], language: Language) -> list[str]:
    """The packs behind one thing, the child first, with what of it is theirs: `our-county（字号）`, `base`."""
    found = []
    for each in contents:
        own = [(key, part) for key, part in each.parts.items() if (key.kind, key.name) == (kind, name)]
        aspects = [part.aspect if language == "zh" else key.aspect for key, part in own if key.aspect]
        found += [(each.pack, "、".join(aspects))] if own else []
    *over, (first, _) = found
    return [_say("aspects", language, pack, aspects) if aspects else pack for pack, aspects in over] + [first]


# What a pack changes


def diff_text(contents: Sequence[Contents], record: Record | None, language: Language) -> str:
    """What the first pack changes, in words and as a unified diff, and which changes became stale."""
    own = contents[0]
    if len(contents) < 2:
        return _say("orphan", language, own.pack)
    gone = {each.key for each in stale(record, contents) if each.current is None} if record is not None else set()
    found = [change for change in changes(contents) if change.key not in gone]
    names = _named(own), _named(contents[1])
    if not found:
        head = _say("nothing", language, *names)
    else:
        new = sum(change.before is None for change in found)
        head = _say("extending", language, *names, _say("counts", language, len(found) - new, new))
    pieces = [head, *(_change(change, language) for change in found), _staleness(contents, record, language)]
    return "\n".join(filter(None, pieces))


def _named(contents: Contents) -> str:
    return f"{contents.pack} {contents.version}".strip()


def _change(change: Change, language: Language) -> str:
    what = _what(change.key, change.after, language)
    before, after = change.before, change.after
    if before is None:
        text = _quoted(after.text, language)
        words = _say("added", language, *what, text) if text else _say("added long", language, *what)
        return words if text else words + _diff(before, after)
    return _sentence("changed", what, before.text, after.text, language) + _diff(before, after)


def _sentence(word: str, what: tuple[str, str], before: str, after: str, language: Language) -> str:
    was, now = _quoted(before, language), _quoted(after, language)
    return _say(word, language, *what, was, now) if was and now else _say(f"{word} long", language, *what)


def _quoted(text: str, language: Language) -> str:
    """A short text in quotes; nothing for a longer one, which the diff shows."""
    text = text.strip()
    if not text:
        return _say("empty", language)
    return _say("quoted", language, escaped(text)) if len(text) <= _LONG and "\n" not in text else ""


def _what(key: Key, part: Part, language: Language) -> tuple[str, str]:
    """What a part is, and its names: `语句`, `结尾句（closing_line）`."""
    name = ".".join(filter(None, (key.name, key.aspect)))
    label = ".".join(filter(None, (part.label, part.aspect)))
    both = name if language == "en" or label in ("", name) else _say("aspects", language, label, name)
    return _say(f"one {key.kind}", language), both


def _diff(before: Part | None, after: Part) -> str:
    """The unified diff of two parts."""
    was = "/dev/null" if before is None else str(before.place)
    return "".join(unified_diff(_lines(before), _lines(after), was, str(after.place)))


def _lines(part: Part | None) -> list[str]:
    return [] if part is None else [f"{escaped(line)}\n" for line in part.text.splitlines()]


def _staleness(contents: Sequence[Contents], record: Record | None, language: Language) -> str:
    """What became of the parents since the pack was last compared with them."""
    own, parent = contents[:2]
    if record is None:
        return _say("no record", language, own.pack) if changes(contents) else ""
    found = stale(record, contents)
    pieces = []
    if record.version != parent.version:
        pieces.append(_say("upgraded", language, parent.pack, record.version, parent.version))
    pieces.append(_say("stale", language, len(found), own.pack) if found else _say("fresh", language))
    more = unrecorded(record, contents)
    last = [_say("unrecorded", language, len(more), own.pack)] if more else []
    return "\n".join(["".join(pieces), *(_stale(each, record, language) for each in found), *last])


def _stale(found: Stale, record: Record, language: Language) -> str:
    what = _what(found.key, found.own, language)
    if found.current is None:
        return _say("gone", language, *what)
    then = Part(found.then, Span(f"{record.parent} {record.version}"), "")
    return _sentence("moved", what, found.then, found.current.text, language) + _diff(then, found.current)
