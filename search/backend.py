"""The Haystack engine over Whoosh."""

from haystack.backends.whoosh_backend import WhooshEngine


class ChineseWhooshEngine(WhooshEngine):
    """Placeholder of the archive's own engine."""
