"""Our engine with the two things the published tests look inside by.

They hold on to ``backend.index`` and ask Whoosh itself what it holds; ours is a new
generation after every change. And they expect an empty index where there was none.
"""

from typing import Any

from whoosh.index import FileIndex

from search.backend import ChineseWhooshBackend, ChineseWhooshEngine


class LiveIndex:
    """Whichever generation is live, opened by plain Whoosh each time it is asked."""

    def __init__(self, backend: ChineseWhooshBackend) -> None:
        self._backend = backend

    def refresh(self) -> "LiveIndex":
        return self

    def __getattr__(self, name: str) -> Any:
        index: FileIndex = self._backend.generations.open_live()[1]
        return getattr(index, name)


class OpenedBackend(ChineseWhooshBackend):
    def setup(self) -> None:
        super().setup()
        self.index = LiveIndex(self)
        if self.generations.stamp() is None:
            self.clear()


class OpenedEngine(ChineseWhooshEngine):
    backend = OpenedBackend
