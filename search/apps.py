from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The reading room: how reports are found."""

    name = "search"
    verbose_name = "检索"
