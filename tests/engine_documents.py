"""Documents composed by chance for tests of the engine, and an index of them."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoosh.fields import Schema

from search import writing
from search.backend import open_snapshot
from search.engine.snapshot import Snapshot
from search.generations import Generations
from search.outbox import backend

WORDS = [
    *("职工", "工会", "劳动竞赛", "技能培训", "困难职工", "送温暖", "集体协商", "农民工", "女职工"),
    *(
        "劳模",
        "工匠",
        "法律援助",
        "医疗互助",
        "慰问",
        "开展",
        "全市",
        "企业",
        "组织",
        "建设",
        "服务",
    ),
    *("活动", "基层", "会员", "帮扶", "创新", "推进", "完善", "制度", "资金", "发放"),
]
SIGNS = ["，", "。", "；", "\n", "", "", ""]
CITIES = ["420600", "420500", "441200", "430200"]
ODD = ["１２３萬人", "ＡＰＰ上線", "12.5万元", "“送温暖”", "e家", "勞動競賽", "2018-2020", "〇○"]


def compose(count: int, seed: int = 3, heads: bool = True) -> list[dict[str, Any]]:
    """Documents of the index's own fields; the same for the same seed."""
    chance = random.Random(seed)
    return [_document(chance, number, heads) for number in range(count)]


def _document(chance: random.Random, number: int, heads: bool) -> dict[str, Any]:
    length = chance.randint(8, 90)
    pieces = [chance.choice(WORDS[: chance.randint(5, len(WORDS))]) for _ in range(length)]
    pieces += chance.sample(ODD, chance.randint(0, 2))
    chance.shuffle(pieces)
    first = chance.randint(2014, 2020)
    return {
        "id": f"reports.section.{number}",
        "django_ct": "reports.section",
        "text": "".join(piece + chance.choice(SIGNS) for piece in pieces),
        "head": "".join(chance.sample(WORDS, 2)) if heads else "",
        "anchors": "[]",
        "report": str(number // 7),
        "city": chance.choice(CITIES),
        "province": "420000",
        "county": "",
        "year": [str(year) for year in range(first, first + chance.randint(1, 3))],
        "topic": chance.choice(["", "助学", "劳动竞赛"]),
        "genre": "",
        "level": "",
        "kind": "review",
        "newest": first,
    }


def schema() -> Schema:
    engine = backend()
    engine.setup()
    return engine.schema


def build_index(path: Path, documents: Sequence[dict[str, Any]]) -> Snapshot:
    generations = Generations(path)
    with generations.lock():
        writing.build(generations, schema(), documents)
    return open_snapshot(path)
