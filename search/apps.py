from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The reading room: how reports are found."""

    name = "search"
    verbose_name = "检索"

    def ready(self) -> None:
        from reports import signals

        from . import outbox

        signals.report_changed.connect(outbox.note_change)
        signals.report_removed.connect(outbox.note_removal)
        signals.intake_finished.connect(outbox.apply_after_intake)
