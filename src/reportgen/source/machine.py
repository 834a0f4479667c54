"""What the machine does to us."""


class MachineError(Exception):
    """The machine, not the input, stands in the way: a code of the catalogue and its values (exit code 3)."""

    def __init__(self, code: str, path: str, reason: str = "") -> None:
        super().__init__(code)
        self.code, self.path, self.reason = code, path, reason
