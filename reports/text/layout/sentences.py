"""Where a sentence ends."""

import re

SENTENCE_END = re.compile(r"[。!?;]")
