import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .chart import draw_years
from .diagnosis import diagnose
from .engine.asking import Order
from .facets import make_chips, make_facets
from .figure_facets import FigureFacets
from .figure_state import ORDERS as FIGURE_ORDERS
from .figure_state import FigureForm, FigureState, read_figure_state
from .forms import DEEPEST_PAGE, read_state
from .gazetteer import Gazetteer, load_gazetteer
from .grammar import MOST_CHARACTERS, parse_query, write_query
from .models import FruitlessSearch
from .queries import Found, IndexUnavailable, find_metrics, find_sections, suggest
from .state import REGIONS, SearchState

log = logging.getLogger(__name__)

ORDERS = {Order.RELEVANCE: "相关", Order.NEWEST: "新近在前", Order.OLDEST: "早年在前"}

FIGURE_EXAMPLES = ("慰问 资金", "资金 100万元以上", "培训 500-1000人次")
"""What the page of figures proposes, in the order in which its template names them."""


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Sections that match, grouped by report; the address is the whole state of the page."""
    state = read_state(request.GET)
    if not state:
        return render(request, "search/results.html", {"state": state})
    try:
        found = find_sections(state)
        _note_fruitless(found)
        return render(request, "search/results.html", _context(found))
    except IndexUnavailable:
        return _unavailable(request, state)


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """``{"suggestions": [{"text", "kind", "address"}, ...]}`` for ``?q=``, best first.

    503 where there is no index.
    """
    try:
        found = suggest(request.GET.get("q", "")[:MOST_CHARACTERS])
    except IndexUnavailable:
        log.exception("search is unavailable")
        return JsonResponse({"suggestions": []}, status=503)
    return JsonResponse({"suggestions": [one._asdict() for one in found]})


def _unavailable(request: HttpRequest, state: SearchState) -> HttpResponse:
    log.exception("search is unavailable")
    return render(request, "search/unavailable.html", {"state": state}, status=503)


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Figures that fit; the address is the whole state of the page."""
    form = FigureForm(request.GET)
    state = read_figure_state(form)
    try:
        found = find_metrics(state)
    except IndexUnavailable:
        return _unavailable(request, SearchState(state.q))
    choices = FigureFacets(found, load_gazetteer())
    context = {
        "form": form,
        "state": state,
        "found": found,
        "facets": choices.facets(),
        "chips": choices.chips(),
        "sections": SearchState(q=state.q, plain=state.plain),
        "remarks": [(r.said, state.taking_plainly(r.plain)) for r in found.understood.remarks],
        "orders": [
            (name, state.ordered(sort), sort == state.sort) for sort, name in FIGURE_ORDERS.items()
        ],
        "examples": [FigureState(q=q) for q in FIGURE_EXAMPLES],
        "first": state.on_page(1),
        "earlier": state.on_page(state.page - 1) if state.page > 1 else None,
        "later": state.on_page(state.page + 1)
        if state.page < min(found.pages, DEEPEST_PAGE)
        else None,
    }
    return render(request, "search/figures.html", context)


def _note_fruitless(found: Found) -> None:
    """Keep the words of a search that found nothing, for editors of synonyms."""
    state = found.state
    if found.total or not found.understood.asks or state.filters or state.report or not state.q:
        return
    try:
        FruitlessSearch.objects.note(write_query(parse_query(state.q).clauses)[:MOST_CHARACTERS])
    except DatabaseError:
        # A note is not worth an answer: while a long intake writes, it is lost.
        log.warning("a search without result could not be noted")


def _context(found: Found) -> dict[str, object]:
    state = found.state
    names = load_gazetteer()
    nothing = not found.total and (found.understood.asks or bool(state.filters))
    return {
        "state": state,
        "found": found,
        "figures": found.figures,
        "all_figures": FigureState(q=state.q, plain=state.plain),
        "facets": make_facets(found, names),
        "chips": make_chips(state, names, _report_title(found)),
        "suggested": [(s, s.address or state.asking(s.text).address) for s in suggest(state.q)],
        "unknown_places": _unknown_places(state, names),
        "chart": draw_years(found.counts.get("year", {}), state),
        "orders": [
            (name, state.ordered(order), order is state.order) for order, name in ORDERS.items()
        ],
        "earlier": state.on_page(state.page - 1) if state.page > 1 else None,
        "later": _later(found, state),
        "remarks": [(r.said, state.taking_plainly(r.plain)) for r in found.understood.remarks],
        "diagnosis": diagnose(found, names) if nothing else None,
    }


def _unknown_places(state: SearchState, names: Gazetteer) -> list[tuple[str, SearchState]]:
    """Codes to narrow by that no place has, each with the page without it."""
    asked = [(facet, code) for facet in REGIONS for code in state.filters.get(facet, ())]
    return [(code, state.removing(facet, code)) for facet, code in asked if code not in names]


def _later(found: Found, state: SearchState) -> SearchState | None:
    return state.on_page(state.page + 1) if state.page < min(found.pages, DEEPEST_PAGE) else None


def _report_title(found: Found) -> str:
    return found.hits[0].report.display_title if found.hits else "一份报告"
