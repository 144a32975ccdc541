"""Load the packaged tables of regions, topics and indicators; editors' changes stay."""

from typing import Any

from django.core.management.base import BaseCommand

from reports.reference import load_reference


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        counts = load_reference()
        self.stdout.write("，".join(f"{name} {count} 条" for name, count in counts.items()))
