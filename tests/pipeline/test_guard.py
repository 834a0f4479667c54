"""The guard: a template without end, or without measure, is stopped with a finding, and the next report is made."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import office
import pytest
import works
from guarding import TEMPLATE, findings, made, opened, refused
from hypothesis import given, settings
from hypothesis import strategies as st
from small_project import compiled

from reportgen.markup import BOUND_REPORT
from reportgen.pipeline import WRITERS, Disk, MachineError, Recording, has_strangers, shipped_packs
from reportgen.pipeline.compile import compile_report
from reportgen.pipeline.guard import Guard, Limits, guarded_attempt
from reportgen.pipeline.guard.copy import can_copy
from reportgen.pipeline.guard.limits import deadline
from reportgen.pipeline.guard.windows import ExtendedLimits, cap, limits
from reportgen.pipeline.guard.wire import Reply, receive_reply, send, send_reply
from reportgen.pipeline.strangers import BINDING
from reportgen.source import Diagnostic, Edit, ReportgenError, Result, Span

T = TypeVar("T")

SHORT = Limits(seconds=0.5)
SMALL = Limits(memory=100_000_000)
HONEST = "# {{ title }}\n\n{{ text }}\n"

# What has no end, or none that anybody could wait for.
ENDLESS = [
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% macro a(n) %}{% if n %}{{ a(n - 1) }}{{ a(n - 1) }}{% endif %}{% endmacro %}{{ a(60) }}",
    "{% for a in range(9999) %}{% set x = title | batch(2) | list %}{% include 'note/more.md.j2' %}{% endfor %}",
    "{% set n = namespace(x=3) %}{% for a in range(99999) %}{% set n.x = (n.x * n.x) % (7 ** 300) %}{% endfor %}",
    "{% for a in range(99999) %}{% if range(99999) | sum %}{% endif %}{% endfor %}",
]
# What fills the memory.
HUGE = [
    "{{ '{:>2000000000}'.format('x') }}",
    "{{ 'x'.zfill(10 ** 10) }}",
    "{% set n = namespace(x='aa') %}{% for a in range(60) %}{% set n.x = n.x.replace('a', n.x) %}{% endfor %}",
    "{% set n = namespace(x=[]) %}{% for a in range(999) %}{% set n.x = [n.x, range(99999) | list] %}{% endfor %}",
    "{{ (['a' * 5000000] * 100) | map('upper') | list | length }}",
]


# A worker is a new Python, or where that is sound a copy of the program.
BOTH_WAYS = pytest.mark.parametrize("copied", [False, True], ids=["new", "copied"])


@pytest.fixture(scope="module", params=[False, True], ids=["new", "copied"])
def guard(request: pytest.FixtureRequest) -> Iterator[Guard]:
    with Guard(SHORT, copied=request.param) as guard:
        yield guard


@pytest.fixture(scope="module", params=[False, True], ids=["new", "copied"])
def small(request: pytest.FixtureRequest) -> Iterator[Guard]:
    with Guard(SMALL, copied=request.param) as guard:
        yield guard


@pytest.mark.parametrize("template", ENDLESS)
def test_a_template_without_end_is_stopped_at_its_line(guard: Guard, tmp_path: Path, template: str) -> None:
    (tmp_path / "templates/note").mkdir(parents=True)
    (tmp_path / "templates/note/more.md.j2").write_text("{% for b in range(99999) %}{% endfor %}\n")
    (found,) = findings(guard, tmp_path, {TEMPLATE: f"# {{{{ title }}}}\n\n{template}\n"})
    assert found.code == "TPL010"
    assert str(found.span).startswith("templates/note/")


@pytest.mark.parametrize("template", HUGE)
def test_a_template_that_fills_the_memory_is_stopped_at_its_line(small: Guard, tmp_path: Path, template: str) -> None:
    assert refused(small, tmp_path, f"# {{{{ title }}}}\n\n{template}\n") == "TPL011 3"


def test_what_prints_too_much_or_never_ends_by_itself_needs_no_deadline(guard: Guard, tmp_path: Path) -> None:
    rows = "{% for a in range(9999) %}{% for b in range(9999) %}" + "字" * 500 + "{% endfor %}{% endfor %}"
    assert refused(guard, tmp_path, rows) == "TPL009 0"
    assert refused(guard, tmp_path, "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}\n") == "TPL008 1"
    assert refused(guard, tmp_path, "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}\n").startswith("TPL")


# Work that is done as it should be


def test_an_honest_report_is_the_same_bytes_as_without_a_guard(guard: Guard, tmp_path: Path) -> None:
    job, world = opened(tmp_path, {TEMPLATE: HONEST})
    assert made(guard, tmp_path, {TEMPLATE: HONEST}, "docx") == compiled(world, "docx", shipped_packs())
    assert job.output == "简报"


def test_warnings_and_mistakes_come_back_with_their_places(guard: Guard, tmp_path: Path) -> None:
    files = {TEMPLATE: HONEST + "\n[这里](ftp://x)\n"}
    _, world = opened(tmp_path, files)
    assert made(guard, tmp_path, files).diagnostics == compiled(world, packs=shipped_packs()).diagnostics != ()
    (wrong,) = findings(
        guard, tmp_path, {"data.yaml": "标题: 简报\n正文: 会员{人数}。\n数字: {人数: 630多万人, 人数：: 1}\n"}
    )[:1]
    assert wrong.span is not None
    assert wrong.span.path == "data.yaml"


@BOTH_WAYS
def test_a_report_of_a_thousand_pages_needs_no_more_than_it_may(tmp_path: Path, copied: bool) -> None:
    paragraph = "会员{人数}，" + "工作" * 300 + "。\n"
    data = "标题: 简报\n正文: |\n" + f"  {paragraph}\n" * 1_000 + "数字: {人数: 630多万人}\n"
    with Guard(copied=copied) as guard:
        artifact, found = made(guard, tmp_path, {TEMPLATE: HONEST, "data.yaml": data}, "docx")
    assert found == ()
    assert len(artifact.content) > 10_000


def test_reports_of_one_edition_come_off_one_press(guard: Guard, tmp_path: Path) -> None:
    job, world = opened(tmp_path, {TEMPLATE: HONEST})

    def build(edition: str) -> str:
        seen = Recording(world)
        compile_report(job, WRITERS["tree"], shipped_packs(), seen)
        made = guarded_attempt(guard, job, "tree", shipped_packs(), seen.answers(), {}, "", edition).value.content
        assert made is not None
        return made.decode()

    first = build("one")
    (tmp_path / TEMPLATE).write_text("# 另一个\n")
    assert build("one") == first
    assert "另一个" in build("two")


# Work that ends the worker


def codes(guard: Guard, work: Callable[..., Result[bytes]], *arguments: object) -> list[str]:
    """The codes of what the guard says of some work."""
    with pytest.raises(ReportgenError) as caught:
        guard.run(work, *arguments)
    return [found.code for found in caught.value.diagnostics]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM])
def test_a_worker_that_falls_is_a_finding_and_the_next_one_works(guard: Guard, number: int) -> None:
    assert codes(guard, works.fall, number) == ["TPL012"]
    assert guard.run(works.well, "好").value == "好".encode()


def test_our_own_faults_are_findings_too(guard: Guard) -> None:
    assert codes(guard, works.recursion) == ["TPL012"]
    assert codes(guard, works.starved) == ["TPL011"]
    assert guard.run(works.well, "好").value == "好".encode()


def test_a_loop_that_hears_no_alarm_is_ended_from_outside(guard: Guard) -> None:
    assert codes(guard, works.deaf) == ["TPL010"]


def test_an_answer_that_is_too_large_is_none() -> None:
    with Guard(Limits(result=1_000)) as guard:
        assert codes(guard, works.much) == ["TPL012"]
        assert guard.run(works.well, "好").value == "好".encode()


def test_python_that_does_not_start_is_the_fault_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for python in ("/nowhere/python", "/bin/true"):
        monkeypatch.setattr(sys, "executable", python)
        with Guard() as guard, pytest.raises(MachineError) as caught:
            guard.run(works.well, "好")
        assert caught.value.code == "OUT007"


# A worker that is a copy


# A program by itself, since this one may have threads of other tests; no other Python can be started.
COPYING = """
import sys
from threading import Event, Thread
import works
from reportgen.pipeline import MachineError
from reportgen.pipeline.guard import Guard

def answer():
    try:
        with Guard(copied=True) as guard:
            return guard.run(works.well, "good").value.decode()
    except MachineError:
        return "refused"

sys.executable = "/nowhere/python"
print(answer())
done = Event()
thread = Thread(target=done.wait)
thread.start()
print(answer())
done.set()
thread.join()
sys.stdin = None
print(answer())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there")
def test_a_program_of_one_thread_is_copied_and_no_other() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(works.__file__).parent), *sys.path])}
    done = subprocess.run([sys.executable, "-c", COPYING], capture_output=True, env=environment, check=True)
    assert done.stdout.split() == [b"good", b"refused", b"refused"]


@BOTH_WAYS
def test_a_worker_holds_no_file_of_its_program(tmp_path: Path, copied: bool) -> None:
    with (tmp_path / "secret").open("w") as file, Guard(copied=copied) as guard:
        os.set_inheritable(file.fileno(), True)
        held = guard.run(works.open_files).value.decode().splitlines()
    assert str(tmp_path / "secret") not in held
    assert sum(path.startswith("pipe:") for path in held) == 2
    assert {path for path in held if not path.startswith("pipe:")} <= {os.devnull}


def test_a_file_system_that_does_not_count_threads_allows_no_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "listdir", refuse)
    assert not can_copy()


def refuse(path: str) -> list[str]:
    raise OSError(path)


# No worker outlives its program


@pytest.mark.parametrize(
    ("number", "work"),
    [
        (signal.SIGKILL, "endless"),
        (signal.SIGTERM, "endless"),
        (signal.SIGINT, "endless"),
        (signal.SIGINT, "endless_and_deaf"),
        (signal.SIGKILL, "endless_and_deaf"),  # the system itself ends it, a little behind the deadline
    ],
)
@BOTH_WAYS
def test_a_worker_goes_with_its_program(tmp_path: Path, work: str, number: int, copied: bool) -> None:
    start = "import works; from reportgen.pipeline.guard import Guard, Limits; "
    code = f"{start} Guard(Limits(0.5), copied={copied}).run(works.{work}, {str(tmp_path / 'pid')!r})"
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    program = subprocess.Popen(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path}, stderr=subprocess.DEVNULL
    )
    worker = int(waited_for(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text()))
    program.send_signal(number)
    program.wait()
    assert waited_for(lambda: not is_running(worker))


def is_running(process: int) -> bool:
    """Whether a process is there and does something."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def waited_for(condition: Callable[[], T]) -> T:
    """What the condition gives as soon as it gives something."""
    for _ in range(1_000):
        if found := condition():
            return found
        time.sleep(0.01)
    raise AssertionError("it never came")


# Whose reports need a guard


def test_only_reports_with_packs_of_the_project_need_a_guard(tmp_path: Path) -> None:
    job, world = opened(tmp_path, {})
    assert has_strangers(job, shipped_packs(), world)
    assert not has_strangers(job._replace(pack="work-report"), shipped_packs(), world)
    assert has_strangers(job._replace(pack="nowhere"), shipped_packs(), world)


def test_what_binds_reports_needs_a_guard_where_one_of_them_does(tmp_path: Path) -> None:
    job, world = opened(tmp_path, {})
    assert has_strangers(job._replace(pack="newsletter"), shipped_packs(), world)
    project = tmp_path / "reportgen.yaml"
    project.write_text(project.read_text("utf-8").replace("模板包: note", "模板包: work-report"), encoding="utf-8")
    assert not has_strangers(job._replace(pack="newsletter"), shipped_packs(), world)


def test_the_shipped_packs_that_bind_reports_are_known() -> None:
    templates = Path(shipped_packs()).glob("*/*.md.j2")
    assert {path.parent.name for path in templates if BOUND_REPORT in path.read_text("utf-8")} == BINDING


def test_a_checkout_whose_packs_are_the_shipped_ones_needs_none(tmp_path: Path) -> None:
    job, _ = opened(tmp_path, {})
    root = Path(shipped_packs()).parent
    assert not has_strangers(job._replace(pack="work-report"), shipped_packs(), Disk(str(root), shipped_packs()))


# What goes over the pipe

_SPANS = st.builds(Span, st.text(), *[st.integers(0, 10**6)] * 4)
_FINDINGS = st.builds(
    Diagnostic,
    st.text(),
    st.none() | _SPANS,
    st.dictionaries(st.text(), st.text()),
    st.none() | st.builds(Edit, _SPANS, st.text()),
)


@settings(max_examples=30)
@given(st.lists(_FINDINGS).map(tuple), st.none() | st.binary())
def test_an_answer_is_read_as_it_was_given(found: tuple[Diagnostic, ...], content: bytes | None) -> None:
    pipe = BytesIO()
    send_reply(pipe, Reply(found, content))
    pipe.seek(0)
    assert receive_reply(pipe, 10**9) == Reply(found, content)


@given(
    st.binary() | st.sampled_from([b"[]", b"[[[]], true]", b"[[1], true]", b"{}", b"[[[1,2,3,4]],false]", b"[" * 10**5])
)
def test_an_answer_that_is_none_is_no_finding(head: bytes) -> None:
    pipe = BytesIO()
    send(pipe, head)
    pipe.seek(0)
    with pytest.raises(ValueError):  # noqa: PT011 — of JSON's or ours
        receive_reply(pipe, 10**9)


def test_half_an_answer_is_none() -> None:
    with pytest.raises(EOFError):
        receive_reply(BytesIO(b"\0" * 15 + b"\5" + b"[]"), 100)
    with pytest.raises(EOFError):
        receive_reply(BytesIO(b""), 100)


# Limits


def test_a_deadline_is_over_when_the_work_is_done() -> None:
    with deadline(0.05):
        pass
    time.sleep(0.1)
    with pytest.raises(TimeoutError), deadline(0.05):
        time.sleep(5)


@pytest.mark.skipif(sys.maxsize < 2**32, reason="the sizes are those of 64 bits")
def test_the_limits_of_windows_are_laid_out_as_documented() -> None:
    wanted = limits(1_000)
    assert ctypes.sizeof(wanted) == 144
    assert ExtendedLimits.ProcessMemoryLimit.offset == 112
    assert wanted.ProcessMemoryLimit == 1_000
    assert wanted.BasicLimitInformation.LimitFlags == 0x508
    assert wanted.BasicLimitInformation.ActiveProcessLimit == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there it would bind the tests")
def test_elsewhere_there_are_no_jobs() -> None:
    assert not cap(1_000)


# Other forms


def test_a_pdf_is_made_outside_of_the_limits_that_the_worker_has(guard: Guard, tmp_path: Path) -> None:
    office.require_libreoffice()
    content = made(guard, tmp_path, {TEMPLATE: HONEST}, "pdf").value.content
    assert content.startswith(b"%PDF-")


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_the_worker_writes_every_form(guard: Guard, tmp_path: Path, form: str) -> None:
    artifact = made(guard, tmp_path, {TEMPLATE: HONEST}, form).value
    assert artifact.name.endswith(f".{form}")
    assert "会员" in artifact.content.decode()
