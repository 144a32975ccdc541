"""Read stored reports again with today's rules; what a person has decided stays."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from reports.intake_lock import IntakeBusy, intake_lock
from reports.models import Report
from reports.rereading import reread
from reports.signals import intake_finished


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "addresses", nargs="*", metavar="ADDRESS", help="reports to read again (default: all)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        reports = Report.objects.order_by("pk")
        if options["addresses"]:
            reports = reports.filter(address__in=options["addresses"])
        if not reports.exists():
            raise CommandError("没有这样的报告。")
        try:
            with intake_lock():
                moved = sum(
                    reread(report)
                    for report in tqdm(
                        reports.iterator(),
                        total=reports.count(),
                        desc="重读",
                        unit="份",
                        disable=None,
                    )
                )
                intake_finished.send(sender=Command)
        except IntakeBusy as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"重读 {reports.count()} 份，{moved} 条数据有变动。")
