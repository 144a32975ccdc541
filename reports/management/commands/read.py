"""Print what the reader finds in each file, without touching the database."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.readers import read_files
from reports.surveying import survey_row, survey_table
from reports.text.plain import describe_reading


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument(
            "--json", action="store_true", help="the whole reading, one JSON object a line"
        )
        parser.add_argument("--jobs", type=int, default=1, metavar="N")

    def handle(self, *args: Any, **options: Any) -> None:
        failures = 0
        surveyed = []
        for file in read_files(map(Path, options["files"]), options["jobs"]):
            if not file.reading:
                failures += 1
                self.stderr.write(f"{file.path}：{file.reason}")
            elif options["json"]:
                plain = describe_reading(file.reading)
                self.stdout.write(json.dumps(plain, ensure_ascii=False))
            else:
                surveyed.append(survey_row(file.reading))
        if not options["json"]:
            self.stdout.write(survey_table(surveyed))
        if failures:
            raise CommandError(f"{failures} 份未能判读，原因见上。", returncode=1)
