"""A live view: the time from a saved file to the new report in the browser's window, for the annual report.

`python -m benchmarks.live --saves 20` prints every time in ms, and their median. It needs the extra `preview`, Chromium
and playwright.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parent.parent
_FILE, _TYPED = "data/2022/数字.yaml", "参加人次: {}万人次"
# The time (ms since 1970) of the frame in which the words are seen.
_SEEN = """words => new Promise(done => {
  const look = () => {
    const report = document.querySelector('iframe:not(.waiting)');
    const there = report && report.contentDocument.body.textContent.includes(words);
    requestAnimationFrame(there ? () => done(performance.timeOrigin + performance.now()) : look);
  };
  look();
})"""


def measure(saves: int) -> list[float]:
    """The time of each save, in ms."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "data", Path(folder, "data"))
        shutil.copy(ROOT / "reportgen.yaml", folder)
        with _page(folder) as page:
            page.evaluate(_SEEN, "10.7万人次")
            return [_save(page, Path(folder, _FILE), number) for number in range(saves)]


def _save(page: Any, file: Path, number: int) -> float:
    before = file.read_text(encoding="utf-8")
    words = f"{number + 20}.5"
    after = re.sub(r"(?m)^( +)参加人次: .*$", rf"\1{_TYPED.format(words)}", before, count=1)
    time.sleep(0.5)  # nobody saves twice in less
    saved = time.time() * 1000
    file.write_text(after, encoding="utf-8")
    return float(page.evaluate(_SEEN, f"{words}万人次")) - saved


@contextmanager
def _page(folder: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    command = [sys.executable, "-m", "reportgen", "preview", "--no-open"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stderr is not None
        address = next(found[0] for line in process.stderr if (found := re.search(r"http://\S+", line)))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page()
            page.goto(address)
            page.locator("iframe:not(.waiting)").wait_for()
            yield page
            browser.close()
        process.terminate()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=20)
    times = measure(parser.parse_args().saves)
    print(" ".join(f"{each:.0f}" for each in times), f"median {median(times):.0f} ms, slowest {max(times):.0f} ms")


if __name__ == "__main__":
    main()
