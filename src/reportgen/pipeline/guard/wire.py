"""What goes over the pipe between the program and a worker: parcels of a head and a body, lengths first."""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO, NamedTuple

from reportgen.source import Diagnostic, Edit, Span

_LENGTHS = struct.Struct(">QQ")


class Reply(NamedTuple):
    """What a worker answers: findings, and the result if there is one."""

    findings: tuple[Diagnostic, ...]
    content: bytes | None = None


def send(pipe: BinaryIO, head: bytes, body: bytes = b"") -> None:
    """Put a parcel into the pipe."""
    pipe.write(_LENGTHS.pack(len(head), len(body)))
    pipe.write(head)
    pipe.write(body)
    pipe.flush()


def receive(pipe: BinaryIO, most: int) -> tuple[bytes, bytes]:
    """The next parcel; raises `EOFError` where the pipe ends, `ValueError` when it has more than `most` bytes."""
    head, body = _LENGTHS.unpack(_exactly(pipe, _LENGTHS.size))
    if head + body > most:
        raise ValueError(f"{head + body} bytes")
    return _exactly(pipe, head), _exactly(pipe, body)


def _exactly(pipe: BinaryIO, size: int) -> bytes:
    content = pipe.read(size)
    if len(content) < size:
        raise EOFError
    return content


def send_reply(pipe: BinaryIO, reply: Reply) -> None:
    """Answer in JSON and bytes: whoever reads it makes nothing but findings of it, whoever wrote it."""
    head = [[_plain(found) for found in reply.findings], reply.content is not None]
    send(pipe, json.dumps(head).encode(), reply.content or b"")


def receive_reply(pipe: BinaryIO, most: int) -> Reply:
    """The answer; raises `EOFError` and `ValueError` where it is none."""
    head, body = receive(pipe, most)
    try:
        findings, made = json.loads(head)
        return Reply(tuple(_finding(*each) for each in findings), body if made else None)
    except (TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no answer") from error


def _plain(found: Diagnostic) -> list[Any]:
    fix = None if found.fix is None else [list(found.fix.span), found.fix.replacement]
    return [found.code, None if found.span is None else list(found.span), dict(found.values), fix]


def _finding(code: Any, span: Any, values: Any, fix: Any) -> Diagnostic:
    return Diagnostic(
        str(code),
        None if span is None else _span(*span),
        {str(name): str(value) for name, value in values.items()},
        None if fix is None else Edit(_span(*fix[0]), str(fix[1])),
    )


def _span(path: Any, line: Any, column: Any, end_line: Any, end_column: Any) -> Span:
    return Span(str(path), int(line), int(column), int(end_line), int(end_column))
