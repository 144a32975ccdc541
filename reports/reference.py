"""The tables every archive starts from: regions, topics, indicators. Data files -> rows."""

from django.db import transaction

from reports.models import Indicator, Region, RegionName, Topic
from reports.text import words
from reports.text.places import Place, all_places, names_of
from reports.text.vocabulary import Indicator as IndicatorEntry
from reports.text.vocabulary import load_indicators
from reports.text.words import Level

LEVEL_ORDER = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
INDICATOR_FIELDS = (
    "name",
    "definition",
    "unit_family",
    "family",
    "topic",
    "wordings",
    "position",
)
REGION_FIELDS = (
    "name",
    "short_name",
    "level",
    "parent",
    "directly_administered",
    "valid_from",
    "valid_to",
    "pinyin",
    "initials",
)


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


def load_regions() -> None:
    """The region table, parents before children; other names are replaced whole."""
    places = sorted(all_places(), key=lambda place: LEVEL_ORDER.index(place.level))
    for level in LEVEL_ORDER:
        Region.objects.bulk_create(
            [_region(place) for place in places if place.level == level],
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=REGION_FIELDS,
        )
    RegionName.objects.all().delete()
    RegionName.objects.bulk_create(
        RegionName(
            region_id=place.code,
            kind=name.kind,
            name=name.name,
            short_name=name.short,
            valid_from=name.valid_from,
            valid_to=name.valid_to,
        )
        for place in places
        for name in names_of(place.code)
    )


def _region(place: Place) -> Region:
    return Region(
        code=place.code,
        name=place.name,
        short_name=place.short,
        level=place.level,
        parent_id=place.parent,
        directly_administered=place.directly_administered,
        valid_from=place.valid_from,
        valid_to=place.valid_to,
        pinyin=place.pinyin,
        initials=place.initials,
    )


def load_vocabulary() -> None:
    """The packaged indicators; what an editor has changed stays as the editor left it."""
    topics = {topic.name: topic for topic in Topic.objects.all()}
    edited = set(Indicator.objects.filter(edited=True).values_list("code", flat=True))
    Indicator.objects.bulk_create(
        [
            _indicator(entry, position, topics[entry.topic])
            for position, entry in enumerate(load_indicators())
            if entry.code not in edited
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=INDICATOR_FIELDS,
    )


def _indicator(entry: IndicatorEntry, position: int, topic: Topic) -> Indicator:
    return Indicator(
        code=entry.code,
        name=entry.name,
        definition=entry.definition,
        unit_family=entry.unit_family,
        family=entry.family or "",
        topic=topic,
        wordings=list(entry.wordings),
        position=position,
    )
