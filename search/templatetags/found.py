"""What stands on a page of results by the hundred, as HTML.

A page marks up to two hundred texts, links to as many narrowings, and draws a bar for every
year. A template takes several times as long for such a line as all that the line says; here
each is one format. Whatever is not a number is escaped.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString

from search.chart import HEAD, Chart
from search.facets import Choice
from search.results import SectionHit
from search.snippets import Piece, Snippet

register = template.Library()

ARROW = ' <span aria-hidden="true">›</span> '
BAR = (
    '<a href="{address}"{chosen} aria-label="{year}年 {count} 节">'
    '<rect class="hold" x="{x}" y="0" width="{width}" height="{tall}"/>'
    '<rect class="bar" x="{x}" y="{y}" width="{width}" height="{height}"/>'
    '<text class="bar-count" x="{middle}" y="{above}">{shown}</text>'
    '<text class="bar-year" x="{middle}" y="{below}">{short}</text></a>\n'
)
CHOSEN = ' class="chosen"'
CURRENT = ' aria-current="true"'


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """A text with what was looked for in ``<mark>``."""
    return SafeString(
        "".join(
            f"<mark>{escape(piece.text)}</mark>" if piece.marked else escape(piece.text)
            for piece in pieces
        )
    )


@register.filter
def trail(headings: Iterable[Iterable[Piece]]) -> SafeString:
    """Headings from the outer one inwards, marked."""
    return SafeString(ARROW.join(map(marked, headings)))


@register.filter
def extract(snippet: Snippet) -> SafeString:
    """An extract, marked; where words are left out before or after it, with dots."""
    before = "…" if snippet.cut_before else ""
    after = "…" if snippet.cut_after else ""
    return SafeString(f"{before}{marked(snippet.pieces)}{after}")


@register.filter
def choice_items(choices: Iterable[Choice]) -> SafeString:
    """The values of a facet as list items, each a link with the value's name and count."""
    return SafeString("".join(map(_choice_item, choices)))


def _choice_item(choice: Choice) -> str:
    chosen, current = (CHOSEN, CURRENT) if choice.chosen else ("", "")
    return (
        f'<li{chosen}><a href="{escape(choice.address)}" rel="nofollow"{current}>'
        f"<span>{escape(choice.name)}</span><b>{choice.count}</b></a></li>"
    )


@register.filter
def section_items(hits: Iterable[SectionHit]) -> SafeString:
    """The sections of a report as list items, each with its path, extract and what it lacks."""
    return SafeString("".join(map(_section_item, hits)))


def _section_item(hit: SectionHit) -> str:
    path = f'<p class="hit-path">{trail(hit.headings)}</p>\n' if hit.headings else ""
    lacking = escape("、".join(hit.missing))
    return (
        f"<li>\n{path}"
        f'<p class="snippet"><a href="{escape(hit.address)}">{extract(hit.snippet)}</a></p>\n'
        f'<p class="alike"><a href="{escape(hit.alike)}" rel="nofollow">相似章节</a></p>\n'
        + (f'<p class="missing">未包含：{lacking}</p>\n' if lacking else "")
        + "</li>\n"
    )


@register.filter
def bar_links(chart: Chart) -> SafeString:
    """The bars of a chart, each a link to its year with its count above and year below."""
    return SafeString(
        "".join(
            BAR.format(
                address=escape(bar.address),
                chosen=CHOSEN if bar.chosen else "",
                year=bar.year,
                count=bar.count,
                shown=bar.count or "",
                short=bar.short,
                x=bar.x,
                middle=bar.middle,
                y=bar.y + HEAD,
                height=bar.height,
                above=bar.y + HEAD - 3,
                below=chart.tall - 5,
                width=chart.bar,
                tall=chart.tall,
            )
            for bar in chart.bars
        )
    )
