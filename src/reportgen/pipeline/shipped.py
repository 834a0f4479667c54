"""Where the packs that come with the program stand."""

import os

import reportgen


def shipped_packs() -> str:
    """The folder of shipped packs: inside the installed package, or at the top of a checkout run in place."""
    package = os.path.dirname(os.path.abspath(reportgen.__file__))
    inside = os.path.join(package, "templates")
    beside = os.path.join(os.path.dirname(os.path.dirname(package)), "templates")
    return (inside if os.path.isdir(inside) else beside).replace(os.sep, "/")
