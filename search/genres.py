"""Words that say which documents are wanted, not what stands in them: 工会工作报告, 工作总结."""

from functools import cache
from pathlib import Path

from .engine.asking import Everything, HasValue
from .state import Plain
from .understood import Remark, Unit

SOURCE = Path(__file__).parent / "data" / "documents.txt"


@cache
def document_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words for any document; and those that are such only where they are typed alone."""
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if (word := line.partition("#")[0].strip())]
    anywhere = frozenset(word for word in words if not word.startswith("="))
    return anywhere, frozenset(word[1:] for word in words if word.startswith("="))


def is_document_word(word: str) -> bool:
    return word in document_words()[0]


def read_genre(word: str, alone: bool, held: frozenset[str]) -> Unit | None:
    """What a word for documents asks: those of one genre where it names one, else any at all."""
    anywhere, by_itself = document_words()
    if word in held:
        remark = Remark(f"“{word}”看作文种", Plain.GENRES)
        return Unit(word, HasValue("genre", frozenset({word})), (), True, remark)
    if word in anywhere or (alone and word in by_itself):
        remark = Remark(f"“{word}”指文献本身，未作检索词", Plain.GENRES)
        return Unit(word, Everything(), (), True, remark)
    return None
