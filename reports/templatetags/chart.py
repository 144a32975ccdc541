"""The cells of the chart of places and years, as HTML.

A page holds thousands; a template takes ten times as long for one as a format. Whatever is
not a number is escaped.
"""

from html import escape

from django import template
from django.utils.safestring import SafeString

from reports.pages.coverage import Cell, Row

register = template.Library()


@register.filter
def chart_cells(row: Row) -> SafeString:
    """A place's cells, those that hold something as links to what they hold."""
    name = escape(row.region.name)
    place = row.region.get_absolute_url()
    return SafeString("".join(_cell(cell, name, place) for cell in row.cells))


def _cell(cell: Cell, name: str, place: str) -> str:
    if not cell.addresses:
        return "<td></td>"
    address = escape(cell.address or f"{place}#reports")
    marks = "".join(f"（{escape(mark)}）" for mark in cell.provenances)
    starred = "<sup>※</sup>" if cell.provenances else ""
    return (
        f'<td><a href="{address}" aria-label="{name} {cell.year}年：{_held(cell)}{marks}">'
        f"{cell.mark}{starred}</a></td>"
    )


def _held(cell: Cell) -> str:
    single = f"{len(cell.single)} 份当年报告" if cell.single else ""
    spanning = f"{len(cell.spanning)} 份跨年度报告" if cell.spanning else ""
    return "，".join(filter(None, (single, spanning)))
