"""Look up every stored figure's indicator anew, and report what moved."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from reports.models import Indicator, Report
from reports.signals import intake_finished
from reports.vocabulary import apply_vocabulary


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what would move")

    def handle(self, *args: Any, **options: Any) -> None:
        reports = tqdm(Report.objects.iterator(), total=Report.objects.count(), disable=None)
        try:
            moved = Counter(
                (move.old, move.new) for move in apply_vocabulary(reports, options["dry_run"])
            )
        except ValueError as error:
            raise CommandError(f"词表有误，未作改动：{error}") from error
        names: dict[str | None, str] = dict(Indicator.objects.values_list("code", "name"))
        for (old, new), count in moved.most_common():
            self.stdout.write(f"{count:6} 条  {names.get(old, '无')} → {names.get(new, '无')}")
        verb = "将有" if options["dry_run"] else "共有"
        self.stdout.write(f"{verb} {moved.total()} 条数据换了指标。")
        if not options["dry_run"]:
            intake_finished.send(sender=Command)
