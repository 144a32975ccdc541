"""A text put together line by line, with hints of what each line is."""

from reports.text.findings import Decoded, Hint


class Assembly:
    """Collects lines into one text and remembers where those of note stand."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._hints: list[Hint] = []
        self._length = 0

    def add(self, line: str, kind: str = "", level: int = 0) -> None:
        """Add a line; ``kind`` and ``level`` as in :class:`Hint`, nothing for plain prose."""
        if not line.strip():
            return
        if kind:
            self._hints.append(Hint(kind, self._length, self._length + len(line), level))
        self._lines.append(line)
        self._length += len(line) + 1

    def decoded(self, format: str, encoding: str) -> Decoded:
        return Decoded(
            "\n".join(self._lines), format=format, encoding=encoding, hints=tuple(self._hints)
        )
