"""A query set used as Haystack's own documentation says, answered by our engine."""

import pytest
from haystack.inputs import AutoQuery, Exact, Raw
from haystack.query import SQ, SearchQuerySet

from reports.models import Section
from search.haystack_calls import Unsupported
from search.queries import find_sections
from search.state import Plain, SearchState
from tests.search_archive import *  # noqa: F403 - fixtures

pytestmark = pytest.mark.usefixtures("archive")


def keys(found: SearchQuerySet) -> set[str]:
    return {result.pk for result in found}


def holding(words: str) -> set[str]:
    """Sections whose heading or own text holds the words: written without the engine."""
    return {
        str(section.pk)
        for section in Section.objects.select_related("report")
        if words in section.heading or words in section.body
    }


def test_all_is_every_section():
    assert SearchQuerySet().count() == len(SearchQuerySet()) == Section.objects.count()
    assert SearchQuerySet().all().count() == Section.objects.count()


def test_filtering_content_finds_what_the_page_finds():
    for words in ("劳动竞赛", "职工 培训", "工"):
        expected = find_sections(SearchState(q=words, plain=frozenset(Plain))).total
        assert SearchQuerySet().filter(content=words).count() == expected > 0, words
        assert SearchQuerySet().filter(text=words).count() == expected


def test_an_exact_phrase_is_found_as_it_stands():
    phrase = "技能培训"
    found = keys(SearchQuerySet().filter(content=Exact(phrase)))
    assert found >= holding(phrase)
    assert found == keys(SearchQuerySet().filter(content__exact=phrase))
    assert found == keys(SearchQuerySet().filter(content__contains=phrase))
    assert found == keys(SearchQuerySet().auto_query(f'"{phrase}"'))


def test_auto_query_reads_the_query_language():
    every = keys(SearchQuerySet().filter(content="职工"))
    trained = keys(SearchQuerySet().filter(content__exact="培训"))
    assert keys(SearchQuerySet().auto_query("职工 -培训")) == every - trained
    assert keys(SearchQuerySet().auto_query("职工 或 培训")) == every | trained
    assert SearchQuerySet().auto_query(" ").count() == Section.objects.count()
    assert SearchQuerySet().filter(content=" ").count() == 0


def test_exclude_and_trees_of_conditions():
    every = keys(SearchQuerySet().filter(content="职工"))
    trained = keys(SearchQuerySet().filter(content="培训"))
    everything = keys(SearchQuerySet())
    assert keys(SearchQuerySet().filter(content="职工").exclude(content="培训")) == every - trained
    assert keys(SearchQuerySet().exclude(content="职工")) == everything - every
    assert keys(SearchQuerySet().filter(SQ(content="职工") | SQ(content="培训"))) == (
        every | trained
    )
    assert keys(SearchQuerySet().filter(~SQ(content="职工"))) == everything - every
    assert keys(SearchQuerySet().filter_or(content="职工").filter_or(content="培训")) == (
        every | trained
    )


def test_facet_values_filter_whole():
    for city, count in SearchQuerySet().facet("city").facet_counts()["fields"]["city"]:
        assert SearchQuerySet().filter(city=city).count() == count
        assert SearchQuerySet().filter(city__in=[city, "999999"]).count() == count
        assert SearchQuerySet().filter(city=city[:3]).count() == 0
    recent = keys(SearchQuerySet().filter(year__gte=2019))
    assert recent == keys(
        SearchQuerySet().exclude(year__lt="2019")
        | SearchQuerySet().filter(year__range=(2019, 2999))
    )


def test_a_selection_is_left_out_of_its_own_counts():
    counts = dict(SearchQuerySet().facet("city").facet_counts()["fields"]["city"])
    city, count = max(counts.items())
    narrowed = SearchQuerySet().facet("city").narrow(f'city_exact:"{city}"')
    assert narrowed.count() == count
    assert dict(narrowed.facet_counts()["fields"]["city"]) == counts
    assert SearchQuerySet().narrow(SQ(city=city)).count() == count
    filtered = SearchQuerySet().facet("city").filter(city=city)
    assert dict(filtered.facet_counts()["fields"]["city"]) == {city: count}


def test_facet_counts_stand_with_the_most_frequent_first():
    counts = (
        SearchQuerySet().filter(content="职工").facet("topic").facet_counts()["fields"]["topic"]
    )
    assert counts == sorted(counts, key=lambda pair: (-pair[1], pair[0]))


def test_slices_joined_are_the_whole_list():
    found = SearchQuerySet().filter(content="职工")
    whole = [result.pk for result in found]
    pages = [[r.pk for r in found.all()[start : start + 7]] for start in range(0, len(whole), 7)]
    assert [key for page in pages for key in page] == whole
    assert len(whole) == found.count() > 7
    assert found.all()[3].pk == whole[3]
    assert [r.pk for r in found.all()[5:]] == whole[5:]


def test_results_are_ordered_by_year():
    newest = [result.newest for result in SearchQuerySet().order_by("-newest")]
    oldest = [result.newest for result in SearchQuerySet().order_by("newest")]
    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest)


def test_models_load_and_values_are_haystacks_own():
    found = SearchQuerySet().models(Section).filter(content="劳动竞赛").load_all()
    expected = keys(SearchQuerySet().filter(content="劳动竞赛"))
    assert {str(result.object.pk) for result in found} == expected
    assert set(found.all().values_list("pk", flat=True)) <= {*expected, *map(int, expected)}


def test_highlighting_marks_chinese_and_escapes_the_rest():
    for result in SearchQuerySet().filter(content="职工").exclude(content="培训").highlight()[:10]:
        marked = result.highlighted["text"][0]
        assert "<em>职工</em>" in marked or "职工" not in result.text
        assert "培训" not in marked


def test_more_like_this_finds_others_by_their_words():
    section = max(Section.objects.all(), key=lambda section: len(section.body))
    alike = SearchQuerySet().more_like_this(section)
    assert alike.count() > 0
    assert str(section.pk) not in keys(alike)
    within = alike.filter(kind=section.kind)
    assert keys(within) == keys(alike) & keys(SearchQuerySet().filter(kind=section.kind))


@pytest.mark.parametrize(
    "call",
    [
        lambda found: found.filter(content=Raw("* OR *:*")),
        lambda found: found.raw_search("*"),
        lambda found: found.filter(content__fuzzy="职工"),
        lambda found: found.filter(nothing="职工"),
        lambda found: found.filter(anchors="1"),
        lambda found: found.order_by("city"),
        lambda found: found.narrow("city:[* TO *]"),
        lambda found: found.facet("text"),
        lambda found: found.facet("city", limit=1),
        lambda found: found.query_facet("city", "[* TO 3]"),
        lambda found: found.boost("职工", 2),
    ],
)
def test_what_is_not_answered_is_refused_by_name(call):
    with pytest.raises(Unsupported, match=r"\w"):
        list(call(SearchQuerySet()))


@pytest.mark.parametrize(
    "typed", ["*", "职工*", "[* TO *]", "a AND NOT (", '"', "职工~99", "\ud800"]
)
def test_text_of_any_kind_is_only_words(typed: str):
    for value in (typed, AutoQuery(typed), Exact(typed)):
        found = SearchQuerySet().filter(content=value)
        assert len(list(found)) == found.count()
