"""What a clause says of a count beyond its own item, or the next clause says of it."""

import re

from .clauses import Clause
from .pieces import NOUN_FOLLOWS, VALUED
from .quantities import Quantity
from .tidying import drop_counting
from .verbs import has_verb_inside, split_predicate

_ITEM_SIGN = re.compile("、|[和与及]")
_DEED = re.compile(r"[^,。;:\d]{2,20}(?=[,。;\d])")
_LONGEST_DEED = 24


def later_predicate(words: str, clause: Clause, figure: Quantity) -> str:
    """2600家单位、[3万名]职工参加竞赛: the verb may stand after a further figure."""
    later = [other for item in clause.items for other in item.figures if other.start > figure.end]
    ends = [other.start for other in later[1:]] + [clause.end]
    for position, (other, end) in enumerate(zip(later, ends, strict=False)):
        if has_verb_inside(_ITEM_SIGN.split(words[figure.end : other.start])[-1]):
            return ""  # 新建30家驿站、组织[200名]劳模疗休养: another deed
        noun, predicate = split_predicate(words[other.end : end].strip())
        if predicate and (not noun or NOUN_FOLLOWS.match(noun)):
            further = zip(later[position + 1 :], ends[position + 1 :], strict=True)
            rest = (words[last.end : stop].strip().removeprefix("的") for last, stop in further)
            return VALUED.sub("", drop_counting(predicate)) + "".join(rest)
        if not NOUN_FOLLOWS.match(noun):
            return ""
    return ""


def next_clause(words: str, clause: Clause) -> str:
    """What is done at the place that a clause ends with: 50名选手在技校集合,分组比武."""
    after = words[clause.end + 1 : clause.end + 1 + _LONGEST_DEED]
    found = _DEED.match(after) if words.startswith(",", clause.end) else None
    return found.group() if found else ""
