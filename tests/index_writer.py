"""A process that changes an index without end, for tests that read beside it or kill it.

Every round is one commit. Its number is held by a document of its own, and the report
``COMING`` is there after even rounds and gone after odd ones, so that any answer tells which
round it is of and whether it is whole.

    python -m tests.index_writer DIRECTORY

For each number read from its input it starts a child at that round, says ``pid N``, then
``round N`` after each commit, and ``ended`` once the child is dead.
"""

import itertools
import os
import sys
from pathlib import Path
from typing import Any

COUNT = 56
"""Documents beside that of the round; seven of them are the report that comes and goes."""
COMING = "0"
ROUND_REPORT = "900"
BUILD_EVERY = 5
"""Every so many rounds the whole index is built anew."""


def documents_of(number: int) -> list[dict[str, Any]]:
    """All that the index holds after a round."""
    from tests.engine_documents import compose

    composed = compose(COUNT, seed=8)
    kept = [d for d in composed if number % 2 == 0 or d["report"] != COMING]
    itself = {**composed[-1], "id": "reports.section.9000", "report": ROUND_REPORT}
    return [*kept, {**itself, "newest": number}]


def write_round(path: Path, number: int) -> None:
    """Commit one round; the index there before may be of any round."""
    from search import writing
    from search.generations import Generations
    from tests.engine_documents import schema

    generations = Generations(path)
    documents = documents_of(number)
    changed = [d for d in documents if d["report"] in (COMING, ROUND_REPORT)]
    with generations.lock():
        if number % BUILD_EVERY == 0:
            writing.build(generations, schema(), documents)
        else:
            removed = [("report", COMING), ("report", ROUND_REPORT)]
            writing.amend(generations, removed, changed)


def _write_for_ever(path: Path, first: int) -> None:
    for number in itertools.count(first):
        write_round(path, number)
        os.write(1, f"round {number}\n".encode())


def main(path: Path) -> None:
    import django

    django.setup()
    from search import analysis

    analysis.cut_words("职工")  # the dictionary is loaded once, before the children
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _write_for_ever(path, int(line))
        os.write(1, f"pid {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"ended\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
