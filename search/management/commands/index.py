"""Build the search index, or take over what changed since.

Without options: builds the index where there is no sound one, else applies the changes that
are waiting. One process at a time writes; a second one says so and ends.
A section that cannot be indexed is named, all others are indexed, and the exit code is not 0.
"""

import itertools
import os
import signal
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import outbox
from search.generations import IndexBusy

PAUSE = 1.0
"""Seconds between two looks at the outbox."""
LOOKS_PER_CHECK = 60


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="build a new index in any case")
        parser.add_argument(
            "--follow", action="store_true", help="keep running and apply changes as they come"
        )
        parser.add_argument(
            "--with-parent", action="store_true", help="following, end when the starter does"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        refused: list[str] = []
        try:
            self._bring_up_to_date(options["rebuild"], refused)
        except IndexBusy as error:
            if not options["follow"]:
                raise CommandError(f"{error}，请稍候再试。") from error
        for named in refused:
            self.stderr.write(f"未能索引：{named}")
        if options["follow"]:
            self._follow(_Ended(os.getppid() if options["with_parent"] else None))
        elif refused:
            raise CommandError(f"有 {len(refused)} 节未能索引，其余均已索引。")

    def _bring_up_to_date(self, rebuild: bool, refused: list[str]) -> None:
        if rebuild or not outbox.is_sound():
            self.stdout.write(f"索引已建立，共 {outbox.rebuild(refused)} 节。")
        elif applied := outbox.apply_changes(refused):
            self.stdout.write(f"索引已更新，涉及 {applied} 份报告。")

    def _follow(self, ended: "_Ended") -> None:
        """Apply changes until told to end."""
        for look in itertools.count(1):
            time.sleep(PAUSE)
            if ended:
                return
            outbox.follow_once(check=look % LOOKS_PER_CHECK == 0)


class _Ended:
    """True once the process is asked to end, or its parent has; it ends between two batches."""

    def __init__(self, parent: int | None) -> None:
        self._parent = parent
        self._asked = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self._asked = True

    def __bool__(self) -> bool:
        return self._asked or self._parent not in (None, os.getppid())
