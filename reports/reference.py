"""The tables every archive starts from: regions, topics, indicators. Data files -> rows."""

from collections.abc import Iterable

from django.db import transaction

from reports.models import Indicator, Region, RegionName, Topic
from reports.text import words
from reports.text.indicators import load_indicators
from reports.text.places import all_places


def load_reference() -> dict[str, int]:
    """Bring the three tables up to date and say how many rows each holds.

    Rows are updated in place, so that reports keep pointing at them. An indicator that an
    editor has changed is left as it is.
    """
    with transaction.atomic():
        load_regions()
        load_topics()
        load_vocabulary()
    return {
        "行政区": Region.objects.count(),
        "主题": Topic.objects.count(),
        "指标": Indicator.objects.count(),
    }


def load_topics() -> None:
    """The topics of the closed word set; their codes are the words' English names."""
    for position, topic in enumerate(words.Topic):
        Topic.objects.update_or_create(
            code=topic.name.lower().replace("_", "-"),
            defaults={"name": topic.value, "position": position},
        )
