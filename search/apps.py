from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The reading room: how reports are found."""

    name = "search"
    verbose_name = "检索"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from reports import signals

        from . import lexicon, outbox

        post_migrate.connect(lexicon.load_packaged, sender=self)

        signals.report_changed.connect(outbox.note_change)
        signals.report_removed.connect(outbox.note_removal)
        signals.intake_finished.connect(outbox.apply_after_intake)
