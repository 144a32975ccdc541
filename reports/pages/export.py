"""Figures as rows of a table to take away, each with the words and the address it rests on."""

import csv
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from io import StringIO

from reports.models import Metric
from reports.models.metric import plain_value

BYTE_ORDER_MARK = "\ufeff"
"""Without it office programs take the file for another encoding."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
HEADER = (
    *("指标代码", "指标", "地方代码", "地方", "报告", "报告年份", "时段（起）", "时段（止）"),
    *("数值", "下限", "上限", "单位", "单位系推定", "数值关系", "性质", "口径", "范围", "其中数"),
    *("状态", "名目", "原文", "报告出处", "地址"),
)


def write_table(figures: Iterable[Metric], absolute: Callable[[str], str]) -> Iterator[str]:
    """The lines of a CSV file; ``absolute`` makes a whole address of a path."""
    yield BYTE_ORDER_MARK + _line(HEADER)
    for figure in figures:
        yield _line(_row(figure, absolute))


def harmless(words: str) -> str:
    """Words that a spreadsheet won't take for a formula."""
    return f"'{words}" if words.startswith(FORMULA_SIGNS) else words


def _row(figure: Metric, absolute: Callable[[str], str]) -> tuple[str, ...]:
    report, region, indicator = figure.report, figure.report.region, figure.indicator
    return (
        *((indicator.code, indicator.name) if indicator else ("", "")),
        *((region.code, region.full_name) if region else ("", "")),
        harmless(report.display_title),
        report.covers_label,
        *(_number(one) for one in (figure.period_from, figure.period_to)),
        *(_number(one) for one in (figure.value, figure.low, figure.high)),
        harmless(figure.unit),
        _mark(figure.unit_inferred),
        figure.get_relation_display(),
        figure.get_kind_display(),
        figure.get_basis_display(),
        figure.get_scope_display(),
        _mark(figure.part_of),
        figure.get_status_display(),
        harmless(figure.label),
        harmless(figure.raw),
        harmless(report.provenance_mark),
        absolute(figure.get_absolute_url()),
    )


def _number(number: Decimal | int | None) -> str:
    """All digits without separators; nothing where the text has no such number."""
    return "" if number is None else str(plain_value(number))


def _mark(holds: bool) -> str:
    return "是" if holds else ""


def _line(cells: Iterable[str]) -> str:
    line = StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
