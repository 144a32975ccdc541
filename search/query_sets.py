"""Haystack's query and query set, carrying a question to the engine and its answer back."""

from typing import Any

from haystack.backends.whoosh_backend import WhooshSearchQuery
from haystack.models import SearchResult
from haystack.query import SearchQuerySet

from .engine.asking import Answer, Question
from .haystack_calls import Unsupported, mark, read_calls


class QuestionString(str):
    """A question in the shape that Haystack hands from query to backend.

    ``whole``: results bring every field along, as Haystack's do, not only those a page shows.
    """

    question: Question
    whole: bool

    def __new__(cls, question: Question, whole: bool = False) -> "QuestionString":
        made = super().__new__(cls, repr(question.node))
        made.question = question
        made.whole = whole
        return made


class ChineseSearchQuery(WhooshSearchQuery):
    """Carries a question from a query set to the backend, and its answer back."""

    def __init__(self, using: str = "default") -> None:
        super().__init__(using)
        self.question: Question | None = None
        """What was asked outright; without it Haystack's own calls are read."""
        self.answer: Answer | None = None

    def _clone(self, klass: type | None = None, using: str | None = None) -> "ChineseSearchQuery":
        clone: ChineseSearchQuery = super()._clone(klass, using)
        clone.question = self.question
        return clone

    def build_query(self) -> QuestionString:
        """Raises Unsupported for a call that the engine does not answer."""
        if self.question is not None:
            return QuestionString(self.question)
        asked = read_calls(self, self.backend.known_schema(), self.backend.snapshot)
        return QuestionString(asked, whole=True)

    def run(self, spelling_query: str | None = None, **kwargs: Any) -> None:
        asked = self.build_query()
        results = self.backend.search(asked, **{**self.build_params(), **kwargs})
        self._results = results["results"]
        self._hit_count = results["hits"]
        self._facet_counts = self.post_process_facets(results)
        self._spelling_suggestion = None
        self.answer = results["answer"]
        if self.highlight:
            content = self.backend.content_field_name
            for result in self._results:
                marked = mark(getattr(result, content), asked.question.node)
                result.highlighted = {content: [marked]}

    def run_mlt(self, **kwargs: Any) -> None:
        self.run(**kwargs)

    def run_raw(self, **kwargs: Any) -> None:
        raise Unsupported("raw_search(): no raw query reaches the engine")

    def build_query_fragment(self, field: str, filter_type: str, value: Any) -> str:
        """What ``narrow(SQ(...))`` becomes: the one form of narrowing that is read."""
        if filter_type not in ("content", "exact"):
            raise Unsupported(f"narrow(SQ({field}__{filter_type}=...)): by whole values only")
        return f"{field}:({value})"


class SectionQuerySet(SearchQuerySet):
    """Haystack's query set, asked with a question."""

    def ask(self, question: Question) -> "SectionQuerySet":
        clone: SectionQuerySet = self._clone()
        clone.query.question = question
        return clone

    def answered(self) -> tuple[Answer, list[SearchResult]]:
        """The answer and the page's results, from one search."""
        results = self.query.get_results()
        return self.query.answer, results
