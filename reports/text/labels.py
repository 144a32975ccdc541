"""What each figure of a paragraph counts, as a noun phrase that is understood alone.

The words around a number in its clause come first (举办职工夜校8期 -> 举办职工夜校期数); a list
shares its verb; a phrase too general to stand alone takes what it belongs to from the clause,
the sentence or the heading before it (投入资金 -> 秋送助学投入资金).
"""

import re
from dataclasses import dataclass, field

from .clauses import Clause, Item
from .phrases import (
    LONGEST,
    ends_in_money,
    ends_in_preposition,
    has_verb,
    is_general,
    leading_verb,
    opens_with_purpose,
    split_predicate,
    suffix_of,
    tidy_phrase,
)
from .quantities import Quantity
from .rates import name_rate

_EACH = re.compile(r"(?:每个?|各)(?:[人户名家个件场位]|[\u4e00-\u9fff]{1,6})")
_STANDARD = re.compile(r"按照?(?P<each>每[\u4e00-\u9fff]{1,4})的?(?P<what>[^,。;]{0,8})标准")
_PART = re.compile(r"其中|含|包括")
_RESPECTIVELY = re.compile(r"分别|依次")
_LIST_SIGN = re.compile(r"、|以及|[和及与]")
# What a list's members share before the first of them: 非公企业|职代会、厂务公开建制率.
_SHARED_HEAD = re.compile(r".*(?:企业|单位|工会|全[省市县区]|的)(?=.)")
# What they share after the last of them.
_SHARED_TAIL = re.compile(r"(?:[^、的]{0,3}率|人?数|[^、]{0,4}资金|[^、]{0,2}制度?|的[^、]+)$")
_SHORT_HEADING = 16


@dataclass(slots=True)
class _State:
    """What has been read of the paragraph so far."""

    text: str
    words: str
    heading: str
    topic: str = ""  # the last short clause without a figure
    core: str = ""  # the phrase of the last figure, without its suffix
    sentence: int = -1
    labels: dict[int, str] = field(default_factory=dict)


def name_labels(
    words: str, folded: str, clauses: list[Clause], heading: str
) -> dict[int, str]:
    """The label of each figure of a paragraph, by where the figure starts.

    ``words`` is the paragraph as written, ``folded`` its folded form, ``heading`` what the
    paragraph stands under.
    """
    state = _State(folded, words, tidy_phrase(heading))
    for index, clause in enumerate(clauses):
        following = clauses[index + 1] if index + 1 < len(clauses) else None
        _read_clause(state, clause, following)
    return state.labels


def _read_clause(state: _State, clause: Clause, following: Clause | None) -> None:
    if clause.sentence != state.sentence:
        state.sentence, state.core = clause.sentence, ""
    if not clause.items:
        phrase = tidy_phrase(state.words[clause.start : clause.end])
        if phrase and len(phrase) <= _SHORT_HEADING:
            state.topic = phrase
        return
    purpose = _purpose(state, clause, following)
    verb = ""
    for position, item in enumerate(clause.items):
        phrase = _phrase(state, item)
        if position and verb and not has_verb(phrase):
            phrase = verb + phrase
        verb = leading_verb(phrase) or verb
        for figure in item.figures:
            _name(state, item, figure, phrase, purpose)


def _phrase(state: _State, item: Item) -> str:
    """The words of an item without its figures."""
    pieces, position = [], item.start
    for figure in item.figures:
        pieces.append(tidy_phrase(state.words[position : figure.start]))
        position = figure.end
    pieces.append(tidy_phrase(state.words[position : item.end]))
    return "".join(pieces)


def _purpose(state: _State, clause: Clause, following: Clause | None) -> str:
    """What the next clause of the sentence says money is for."""
    if following is None or following.sentence != clause.sentence:
        return ""
    item = following.items[0] if following.items else Item(following.start, following.end)
    phrase = _phrase(state, item)
    return phrase if opens_with_purpose(phrase) else ""


def _name(state: _State, item: Item, figure: Quantity, phrase: str, purpose: str) -> None:
    lead = tidy_phrase(state.words[item.start : figure.start])
    own = _own(state, item, figure, phrase)
    core = _in_context(state, own, figure, purpose)
    state.core = core
    state.labels[figure.start] = _finish(core, lead, figure)


def _own(state: _State, item: Item, figure: Quantity, phrase: str) -> str:
    return phrase


def _in_context(state: _State, own: str, figure: Quantity, purpose: str) -> str:
    if own and not is_general(own):
        return own
    for context in (state.core, state.topic, purpose, state.heading):
        if context and context not in own and not is_general(context + own):
            return context + own
    return own or state.topic or state.heading


def _finish(core: str, lead: str, figure: Quantity) -> str:
    core = core[-LONGEST:]
    if figure.family == "money":
        return core if ends_in_money(core) else core + "金额"
    if figure.family == "proportions":
        return name_rate(core, "", figure.unit) or core + "比例"
    return core + suffix_of(figure.unit)
