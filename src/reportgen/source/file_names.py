"""Names of files that every system takes: no device, no separator, nothing that hides what the name is."""

LONGEST_NAME = 200  # bytes; file systems take 255, and a temporary name beside it needs some

# Names that Windows keeps for devices, with or without a suffix, and characters that no file name may hold there.
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(10))}
)
_UNFIT = frozenset('<>:"/\\|?*')


def is_file_name(name: str) -> bool:
    """Whether every system takes `name` for a file: printable, no separator, no device, no dot or blank at the ends."""
    return is_member_name(name) and not name.startswith((".", " "))


def is_member_name(name: str) -> bool:
    """The same for a file inside an archive, where a dot in front is usual (`_rels/.rels`)."""
    # Not printable are controls, direction marks and other characters that hide what a name is.
    plain = name.isprintable() and _UNFIT.isdisjoint(name) and name.rstrip(". ") == name
    device = name.split(".")[0].strip().lower() in _RESERVED
    return bool(name) and plain and not device and len(name.encode()) <= LONGEST_NAME
