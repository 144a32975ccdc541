"""Take documents into the archive: files, or folders with everything in them."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from reports.documents import find_documents
from reports.intake import Outcome, take_in
from reports.intake_lock import IntakeBusy, intake_lock
from reports.models import Report, Topic
from reports.readers import ReadFile, read_files
from reports.reference import load_reference
from reports.signals import intake_finished
from reports.surveying import survey_row, survey_table


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
        parser.add_argument(
            "--dry-run", action="store_true", help="show what would be taken in; write nothing"
        )
        parser.add_argument(
            "--jobs", type=int, default=1, metavar="N", help="read in N processes (default 1)"
        )
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing if the archive holds a report"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and Report.objects.exists():
            return
        paths = list(find_documents(options["paths"]))
        with tqdm(total=len(paths), desc="收录", unit="份", disable=None) as self._progress:
            if options["dry_run"]:
                failures = self._survey(read_files(paths, options["jobs"]))
            else:
                failures = self._take_in(paths, options["jobs"])
        if failures:
            raise CommandError(f"{failures} 份未能收录，原因见上。", returncode=1)

    def _survey(self, files: Iterable[ReadFile]) -> int:
        rows, failures = [], 0
        for file in files:
            failures += self._complain(file)
            if file.reading:
                rows.append(survey_row(file.reading))
        self.stdout.write(survey_table(rows))
        self.stdout.write("试读，未写入任何内容。")
        return failures

    def _take_in(self, paths: Iterable[Path], jobs: int) -> int:
        counts = dict.fromkeys(Outcome, 0)
        failures = 0
        try:
            with intake_lock():
                if not Topic.objects.exists():
                    load_reference()
                held = frozenset(Report.objects.values_list("sha256", flat=True))
                for file in read_files(paths, jobs, held):
                    failures += self._complain(file)
                    counts[Outcome.UNCHANGED] += file.held
                    if file.document and file.reading:
                        counts[take_in(file.document, file.reading)[1]] += 1
                        self._question(file)
                intake_finished.send(sender=Command)
        except IntakeBusy as error:
            raise CommandError(str(error)) from error
        told = "，".join(f"{outcome} {count} 份" for outcome, count in counts.items())
        self.stdout.write(f"{told}，失败 {failures} 份。")
        return failures

    def _question(self, file: ReadFile) -> None:
        """Say of a document that shows no sign of being a report that it may be none."""
        reading = file.reading
        if reading and not (reading.metrics or reading.masthead.federation):
            self.stderr.write(f"{file.path}：已收录，但未见工会名称和数据，疑非工会报告")

    def _complain(self, file: ReadFile) -> int:
        """Name a file that could not be read; 1 if it could not, else 0."""
        self._progress.update()
        if file.reading or file.held:
            return 0
        self.stderr.write(f"{Path(file.path)}：{file.reason}")
        return 1
