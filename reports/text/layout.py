"""Page numbers, breadcrumbs, captions and broken lines: what is prose and what is not."""

import re

from .findings import Decoded, Layout, Paragraph, Span


def read_layout(decoded: Decoded) -> Layout:
    """Take the decoded text apart into paragraphs and what was set aside from them."""
    paragraphs = []
    for line in re.finditer(r"[^\r\n]+", decoded.text):
        words = line.group().strip()
        if words:
            start = line.start() + line.group().index(words)
            span = Span(start, start + len(words))
            paragraphs.append(Paragraph((span,), words))
    return Layout(tuple(paragraphs))
