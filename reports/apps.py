from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The archive: what reports say."""

    name = "reports"
    verbose_name = "工会工作报告"
