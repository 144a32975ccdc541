"""What search keeps of the database between requests, and that every change shows at once."""

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.db import connection, transaction

from reports.models import Region
from reports.models.choices import Level
from search.gazetteer import load_gazetteer
from search.lexicon import load_lexicon
from search.models import PendingChange, WordGroup
from search.outbox import find_removed
from search.places import find_places, find_spelled_place


@pytest.fixture
def region(db: None) -> Region:
    return Region.objects.create(
        code="990000",
        name="云岭省",
        short_name="云岭",
        level=Level.PROVINCE,
        pinyin="yunling",
        initials="yl",
    )


def elsewhere(write: Callable[[], Any]) -> None:
    """Write through another connection, as another process of the server does."""

    def run() -> None:
        try:
            write()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join()


def rename(name: str) -> None:
    Region.objects.filter(code="990000").update(name=name)


def test_nothing_is_read_again_until_something_is_written(
    region: Region, django_assert_num_queries: Any
):
    load_gazetteer(), load_lexicon(), find_removed()
    with django_assert_num_queries(0):
        assert load_gazetteer().name("990000") == "云岭省"
        load_lexicon(), find_removed()


@pytest.mark.django_db(transaction=True)
def test_what_another_process_commits_is_seen_at_once(region: Region):
    assert load_gazetteer().name("990000") == "云岭省"
    elsewhere(lambda: rename("云山省"))
    assert load_gazetteer().name("990000") == "云山省"
    assert load_gazetteer().called("云岭省") == ()

    assert find_removed() == frozenset()
    elsewhere(lambda: PendingChange.objects.create(report_id=7, removed=True))
    assert find_removed() == {"7"}

    assert load_lexicon().meaning_of("磐石工程") is None
    elsewhere(lambda: WordGroup.objects.create(kind="alike", words="磐石工程 固本工程"))
    meaning = load_lexicon().meaning_of("磐石工程")
    assert meaning and meaning.others == ("固本工程",)


@pytest.mark.django_db(transaction=True)
def test_what_this_process_commits_is_seen_at_once(region: Region):
    assert load_gazetteer().name("990000") == "云岭省"
    rename("云山省")
    assert load_gazetteer().name("990000") == "云山省"


def test_what_is_rolled_back_is_forgotten(region: Region):
    load_gazetteer()
    with transaction.atomic():
        rename("云山省")
        assert load_gazetteer().name("990000") == "云山省"
        transaction.set_rollback(True)
    assert load_gazetteer().name("990000") == "云岭省"


def test_a_region_is_found_by_each_of_its_names_and_named_with_those_above(region: Region):
    county = Region.objects.create(
        code="990101",
        name="青溪县",
        short_name="青溪",
        level=Level.COUNTY,
        parent=region,
        pinyin="qingxi",
        initials="qx",
    )
    county.other_names.create(kind="former", name="碧溪县", short_name="碧溪")
    gazetteer = load_gazetteer()
    for word in ("青溪县", "qingxi", "碧溪县", "碧溪"):
        assert gazetteer.called(word) == ("990101",)
    assert gazetteer.called("青溪") == ()
    assert find_spelled_place("qingxi", {"990101"}) == "青溪县"
    assert "990101" in gazetteer.with_initials("qx")
    assert gazetteer.full_name("990101") == "云岭省青溪县"
    assert gazetteer.name("999999") == "999999" and gazetteer.full_name("999999") == ""


def test_a_place_without_reports_is_absent_and_initials_find_only_places_held(region: Region):
    assert find_places(["云岭", "yl"], frozenset({"990000"})).held == {
        "云岭": {"990000"},
        "yl": {"990000"},
    }
    nothing = find_places(["云岭", "yl"], frozenset())
    assert nothing.held == {} and nothing.absent == (region,)


def test_pinyin_names_a_place_by_the_name_it_has_now(region: Region):
    assert find_spelled_place("yunling", {"990000"}) == "云岭"
    assert find_spelled_place("yunling", set()) is None
    Region.objects.filter(code="990000").update(short_name="云领")
    assert find_spelled_place("yunling", {"990000"}) == "云领"
