"""Runs commands in turn and gives the seconds and the peak memory of each: a lean program, run by itself.

It must stay small: Linux counts the memory of the process that starts a command into the command's own peak, so a
stopwatch that had imported a Word library would measure that library. Reads JSON from stdin, writes JSON to stdout.
"""

import json
import os
import sys
from time import perf_counter

# ru_maxrss is in KiB, on macOS in bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024


def measure(argv: list[str], folder: str, variables: dict[str, str]) -> tuple[float, int]:
    """Seconds and peak bytes of one run of `argv` in `folder`; its stdout is dropped."""
    os.chdir(folder)
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    begin = perf_counter()
    child = os.posix_spawn(argv[0], argv, variables, file_actions=silent)
    _, status, usage = os.wait4(child, 0)
    seconds = perf_counter() - begin
    if status:
        sys.exit(f"failed with {os.waitstatus_to_exitcode(status)}: {' '.join(argv)}")
    return seconds, usage.ru_maxrss * _UNIT


def main() -> None:
    """Measure the commands of stdin: one round that does not count, then all in turn, `rounds` times."""
    asked = json.load(sys.stdin)
    rounds = [[measure(**each) for each in asked["commands"]] for _ in range(asked["rounds"] + 1)]
    json.dump(rounds[1:], sys.stdout)


if __name__ == "__main__":
    main()
