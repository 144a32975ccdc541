"""What money is for, where a later clause of the sentence tells it: 投入9万元,开展体检."""

import re
from collections.abc import Sequence

from .clauses import Clause, Item
from .phrases import drop_manner, opens_with_purpose
from .pieces import phrase_of
from .tidying import tidy_phrase
from .verbs import has_verb_inside

_FOR_WHOM = re.compile("[对为向](?![口接象外主期])")
# 由医院组织医疗队|为职工体检
_BY_WHOM = re.compile("^由[^,为对]{2,24}(?=[为对])")
_EACH = re.compile("每[人户名家个位]")
_LOOK_AHEAD = 3
"""Clauses after the money in which its purpose may stand."""


def purpose_of(words: str, clauses: Sequence[Clause], index: int) -> str:
    """What one of the next clauses of the sentence says the money of a clause is for."""
    if all(f.family != "money" for item in clauses[index].items for f in item.figures):
        return ""
    for clause in clauses[index + 1 : index + 1 + _LOOK_AHEAD]:
        if clause.sentence != clauses[index].sentence:
            break
        for_whom = _FOR_WHOM.match(drop_manner(tidy_phrase(words[clause.start : clause.end])))
        item = _whole(clause) if for_whom else _first(clause)
        phrase = _BY_WHOM.sub("", drop_manner(phrase_of(words, item)))
        spent = item.figures and all(figure.family == "money" for figure in item.figures)
        if spent and not _EACH.search(phrase):
            continue
        if for_whom or (opens_with_purpose(phrase) and has_verb_inside(phrase)):
            return phrase + ("等" if len(clause.items) > 1 and not for_whom else "")
    return ""


def _first(clause: Clause) -> Item:
    return clause.items[0] if clause.items else Item(clause.start, clause.end)


def _whole(clause: Clause) -> Item:
    """All of a clause, of which a preposition governs every item: 为9家机关、60名职工送去…."""
    return Item(clause.start, clause.end, [f for item in clause.items for f in item.figures])
