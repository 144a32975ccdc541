"""Reads texts to see which of them hold what is looked for."""

import re

import numpy as np

from .. import analysis
from ..schema import ALTERED, HEAD, TEXT, TEXT_GAP
from .asking import Contains, Where
from .snapshot import Snapshot

_ONE_RUN = re.compile(r"[^\W0-9a-z_]+")
"""Characters without punctuation, letters or digits: found byte for byte in a folded text."""


def find_holding(snapshot: Snapshot, docs: np.ndarray, looked_for: Contains) -> np.ndarray:
    """For each document, whether its texts hold the looked-for words."""
    bare = _ONE_RUN.fullmatch(looked_for.text) is not None and not looked_for.whole
    as_written = (snapshot.numbers(ALTERED)[docs] == 0) & bare
    holds = np.zeros(len(docs), bool)
    holds[as_written] = _find_bytes(snapshot, docs[as_written], looked_for)
    holds[~as_written] = _find_pattern(snapshot, docs[~as_written], looked_for)
    return holds


def _find_bytes(snapshot: Snapshot, docs: np.ndarray, looked_for: Contains) -> np.ndarray:
    """For texts that folding leaves as they are: the words' bytes in the texts' bytes."""
    words = looked_for.text.encode()
    holds = snapshot.holding(HEAD, docs, words)
    if looked_for.where is Where.ANYWHERE:
        holds[~holds] = snapshot.holding(TEXT, docs[~holds], words)
    return holds


def _find_pattern(snapshot: Snapshot, docs: np.ndarray, looked_for: Contains) -> np.ndarray:
    texts = (_folded(snapshot, int(document), looked_for.where) for document in docs)
    return np.array([_holds(text, looked_for) for text in texts], bool)


def _holds(folded: str, looked_for: Contains) -> bool:
    pattern = analysis.pattern_of(looked_for.text)
    if pattern is None:
        return False
    if not looked_for.whole:
        return pattern.search(folded) is not None
    return any(analysis.is_whole(folded, *match.span()) for match in pattern.finditer(folded))


def _folded(snapshot: Snapshot, document: int, where: Where) -> str:
    head = snapshot.text(HEAD, document)
    if where is Where.HEAD:
        return analysis.fold(head)
    return analysis.fold(head + TEXT_GAP + snapshot.text(TEXT, document))
