"""bytes -> Reading: the one way into the cellar."""

import hashlib

from .decoding import decode
from .doubts import find_doubts
from .figures import find_metrics
from .findings import Known, Reading
from .layout import read_layout
from .masthead import read_masthead
from .outline import read_outline

READER_VERSION = "1"
"""Raised when a change of rules would read a stored document differently."""


NOTHING_KNOWN = Known()


def read_report(data: bytes, name: str, known: Known = NOTHING_KNOWN) -> Reading:
    """Read one document.

    ``data`` are the file's bytes, ``name`` its file name, ``known`` what an archivist
    states of it. Raises :class:`reports.text.decode.Unreadable` with a Chinese reason where
    the bytes are no document at all; whatever else is unclear is null in the Reading.
    """
    decoded = decode(data, name)
    layout = read_layout(decoded)
    masthead = read_masthead(decoded, layout, known)
    sections = read_outline(decoded, layout, masthead)
    metrics, numerals_aside = find_metrics(decoded.text, layout, sections, masthead)
    doubts = find_doubts(decoded.text, layout, sections, metrics, masthead)
    return Reading(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        decoded=decoded,
        masthead=masthead,
        layout=layout,
        sections=sections,
        metrics=metrics,
        set_aside=tuple(sorted((*layout.set_aside, *numerals_aside), key=lambda s: s.start)),
        doubts=doubts,
        reader_version=READER_VERSION,
    )
