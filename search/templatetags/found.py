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
from search.snippets import Piece, Snippet

register = template.Library()

ARROW = ' <span aria-hidden="true">›</span> '
CHOICE = (
    '<li{chosen}><a href="{address}" rel="nofollow"{current}>'
    "<span>{name}</span><b>{count}</b></a></li>"
)
BAR = (
    '<a href="{address}"{chosen} aria-label="{year}年 {count} 节">'
    '<rect class="hold" x="{x}" y="0" width="{width}" height="{tall}"/>'
    '<rect class="bar" x="{x}" y="{y}" width="{width}" height="{height}"/>'
    '<text class="bar-count" x="{middle}" y="{above}">{shown}</text>'
    '<text class="bar-year" x="{middle}" y="{below}">{short}</text></a>\n'
)
CHOSEN = ' class="chosen"'


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
    return CHOICE.format(
        chosen=CHOSEN if choice.chosen else "",
        address=escape(choice.address),
        current=' aria-current="true"' if choice.chosen else "",
        name=escape(choice.name),
        count=choice.count,
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
