"""How well reports are read, measured on texts the rules were not written from.

    python -m benchmarks.accuracy                 the newest annotated set (tests/unseen)
    python -m benchmarks.accuracy --set heldback  the first one (tests/heldback)
    python -m benchmarks.accuracy --forms         broken down by how numbers are written
    python -m benchmarks.accuracy --write         and kept for the page 关于
    python -m benchmarks.accuracy --gold FOLDER   gold annotations of other documents

A sentence can't be read alone: each is set in a smallest report of its own, with a title and
a heading that say which years it speaks of (:func:`benchmarks.samples.frame_sentence`).
"""

import argparse
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from reports.text.reading import READER_VERSION, read_report

from .samples import NEWEST, SETS, Sample, read_documents, read_gold, read_sentences
from .scoring import Score, Tally, score_reading

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "reports" / "data" / "accuracy.json"

# Measures in the order they are shown, with the words the page 关于 shows.
LABELS = {
    "figures": "数据（数值与单位）",
    "values": "数据（只看数值）",
    "raw": "数据在原文中的起止",
    "relation": "近、余、多等限定词",
    "kind": "完成、目标或标准",
    "basis": "口径",
    "scope": "本级或全域",
    "period": "时段",
    "topic": "主题",
    "set aside": "剔除不算数据的数字",
    "kept out of the figures": "不算数据的数字没有误收",
    "headings": "标题",
    "heading depth": "标题层级",
    "heading kind": "回顾或计划",
    "masthead: title": "题名",
    "masthead: federation": "发文工会",
    "masthead: province": "省",
    "masthead: prefecture": "市",
    "masthead: county": "县",
    "masthead: level": "级别",
    "masthead: genre": "文种",
    "masthead: covers_from": "所述年份（起）",
    "masthead: covers_to": "所述年份（止）",
    "masthead: plan_year": "计划年份",
    "masthead: delivered_on": "报告日期",
    "masthead: published_on": "发布日期",
    "masthead: source": "来源",
    "masthead: authors": "作者",
}
DETECTED = ("figures", "values", "headings")
"""Measures with precision and recall; of all others only a share right makes sense."""


def measure(samples: Iterable[Sample]) -> Score:
    """Read every sample and add up the scores."""
    total = Score()
    for sample in samples:
        reading = read_report(sample.text.encode("utf-8"), f"{sample.name}.txt")
        total.add(score_reading(sample, reading))
    return total


def describe_rows(score: Score) -> list[dict[str, Any]]:
    """The measures as rows for JSON: code, label, counts, and the shares rounded."""
    return [
        {"code": code, "label": label, **_describe(code, score.measures[code])}
        for code, label in LABELS.items()
        if code in score.measures
    ]


def _describe(code: str, tally: Tally) -> dict[str, Any]:
    counts = {"right": tally.right, "expected": tally.expected}
    if code not in DETECTED:
        return {**counts, "accuracy": round(tally.recall, 4)}
    return {
        **counts,
        "found": tally.found,
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
    }


def _print_measures(score: Score) -> None:
    print(f"{'':32}{'right':>7}{'of':>7}{'P':>8}{'R':>8}{'F1':>8}")
    for code in LABELS:
        if code in score.measures:
            tally = score.measures[code]
            _print_row(code, tally, detected=code in DETECTED)


def _print_row(name: str, tally: Tally, detected: bool) -> None:
    shares = f"{tally.precision:8.3f}{tally.recall:8.3f}{tally.f1:8.3f}"
    print(
        f"{name:32}{tally.right:7}{tally.expected:7}"
        + (shares if detected else f"{'':8}{tally.recall:8.3f}")
    )


def _print_forms(forms: Mapping[str, Tally]) -> None:
    print("\nby number form (value and unit)")
    for name, tally in sorted(forms.items(), key=lambda item: item[1].recall):
        _print_row(name, tally, detected=True)


def _keep(score: Score, name: str, sentences: int, documents: int) -> None:
    record = {
        "date": date.today().isoformat(),
        "reader_version": READER_VERSION,
        "set": name,
        "sentences": sentences,
        "documents": documents,
        "rows": describe_rows(score),
    }
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _read_arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.accuracy", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--set", choices=SETS, default=NEWEST, help="which annotated set")
    parser.add_argument("--forms", action="store_true", help="break down by number form")
    parser.add_argument("--only", choices=("sentences", "documents"), help="half of the set")
    parser.add_argument("--write", action="store_true", help=f"keep in {KEPT.relative_to(ROOT)}")
    parser.add_argument("--gold", type=Path, metavar="FOLDER", help="gold annotations instead")
    parser.add_argument("--faults", action="store_true", help="name each fault (gold only)")
    options = parser.parse_args(arguments)
    if options.write and (options.gold or options.only):
        parser.error("--write keeps the measure of a whole annotated set")
    if options.faults and not options.gold:
        parser.error("an annotated set stays held back: --faults goes with --gold")
    return options


def main(arguments: list[str] | None = None) -> None:
    """Measure, print a table, and keep it where asked to."""
    options = _read_arguments(arguments)
    folder = SETS[options.set]
    sentences = [] if options.gold or options.only == "documents" else read_sentences(folder)
    documents = [] if options.gold or options.only == "sentences" else read_documents(folder)
    samples = read_gold(options.gold) if options.gold else [*sentences, *documents]
    score = measure(samples)
    print(f"{len(samples)} texts, reader version {READER_VERSION}")
    _print_measures(score)
    if options.forms:
        _print_forms(score.forms)
    for fault in score.faults if options.faults else ():
        print(fault)
    if options.write:
        _keep(score, options.set, len(sentences), len(documents))


if __name__ == "__main__":
    main()
