"""Say where the archive can be looked at and how to make an editor."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from reports.models import Metric, Report

WORDS = """
工会工作报告档案馆：{reports} 份报告，{metrics} 条数据
  浏览        http://127.0.0.1:{port}/
  管理        http://127.0.0.1:{port}/admin/
  添加编辑    make editor NAME=用户名
  结束        Ctrl-C
"""


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(
            WORDS.format(
                reports=Report.objects.count(),
                metrics=Metric.objects.count(),
                port=options["port"],
            )
        )
