"""Run Haystack's own Whoosh tests against our engine and say why each failing one fails.

    pip download --no-binary :all: --no-deps django-haystack==3.4.0 -d published
    tar -xzf published/django_haystack-3.4.0.tar.gz -C published
    python -m benchmarks.published published/django_haystack-3.4.0

The exit code is 0 if the failing tests are exactly those listed in reasons.toml.
"""

import os
import sys
import tomllib
import unittest
from pathlib import Path
from typing import Any

REASONS = Path(__file__).parent / "reasons.toml"


def main(sdist: str) -> int:
    sys.path.insert(0, str(Path(sdist).resolve()))
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.published.settings"
    import django

    django.setup()
    result = _run()
    failing = {_name(test): _last_line(trace) for test, trace in [*result.failures, *result.errors]}
    reasons = _load_reasons()
    _print(result, failing, reasons)
    return 0 if failing.keys() == reasons.keys() else 1


def _run() -> Any:
    from django.test.runner import DiscoverRunner

    class Runner(DiscoverRunner):
        def suite_result(self, suite: unittest.TestSuite, result: Any, **kwargs: Any) -> Any:
            return result

    runner = Runner(verbosity=0, interactive=False)
    return runner.run_tests(["test_haystack.whoosh_tests"])


def _name(test: Any) -> str:
    return ".".join(str(test.id()).split(".")[-2:])


def _last_line(trace: str) -> str:
    return trace.strip().splitlines()[-1][:110]


def _load_reasons() -> dict[str, str]:
    """The reason of every test that is expected to fail: class.test -> words."""
    groups = tomllib.loads(REASONS.read_text(encoding="utf-8"))["group"]
    return {test: group["reason"] for group in groups for test in group["tests"]}


def _print(result: Any, failing: dict[str, str], reasons: dict[str, str]) -> None:
    unsuccessful = len(failing) + len(result.skipped) + len(result.expectedFailures)
    print(f"{result.testsRun} tests: {result.testsRun - unsuccessful} pass, ", end="")
    print(f"{len(failing)} fail, {len(result.skipped)} skipped, ", end="")
    print(f"{len(result.expectedFailures)} marked by Haystack as failing\n")
    for name in sorted(failing.keys() | reasons.keys()):
        state = failing.get(name, "PASSES, though it is listed as failing")
        print(f"{name}\n    {state}\n    {reasons.get(name, 'NOT LISTED')}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
