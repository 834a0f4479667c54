"""Runs one command and says what it took: a lean program of its own, as its memory counts into the command's.

Arguments: the folder to run in, the file for stderr, then the command. JSON on stdout: seconds, seconds of processor,
peak bytes, exit code.
"""

import json
import os
import resource
import sys
from time import perf_counter

# A command that takes more seconds of processor than this is ended.
_MOST_SECONDS = 20

# ru_maxrss is in KiB, on macOS in bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024


def main() -> None:
    """Run the command and print what it took."""
    folder, said, *argv = sys.argv[1:]
    os.chdir(folder)
    writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    files = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, said, writing, 0o600)]
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    begin = perf_counter()
    child = os.posix_spawn(argv[0], argv, os.environ, file_actions=files)
    _, status, usage = os.wait4(child, 0)
    seconds = perf_counter() - begin
    spent = usage.ru_utime + usage.ru_stime
    json.dump([seconds, spent, usage.ru_maxrss * _UNIT, os.waitstatus_to_exitcode(status)], sys.stdout)


if __name__ == "__main__":
    main()
