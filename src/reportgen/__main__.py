"""Where the `reportgen` command begins and ends: `python -m reportgen` and the installed script are the same."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

# Garbage is looked for whenever so many objects have come, and not 700: most builds end before.
_SELDOM = 50_000


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    # One build allocates a lot and frees next to nothing: collecting during the imports, as often as Python does by
    # itself, and taking every module apart at the end, would be a fifth of its time.
    gc.disable()
    try:
        from reportgen.cli import run

        gc.freeze()
        gc.set_threshold(_SELDOM)
        gc.enable()
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # closed before we began, or its reader went away
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
