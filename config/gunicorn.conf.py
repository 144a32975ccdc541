"""How gunicorn serves the archive, and keeps its index fresh while it does.

One child process follows the outbox and writes the index; the web workers only read it. Where
several servers share one index directory, the first child holds the lock and the others
wait their turn.
"""

import gc
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# One page at a time in each worker: a page is computing from end to end, and two threads that
# compute wait for each other at every query (measured: 124 pages a second with 1 thread, 92 to
# 108 with 2, 45 to 92 with 4, and four times the p95). More threads only help where visitors
# on slow lines reach gunicorn without a proxy that takes its answers at once.
threads = int(os.environ.get("WEB_THREADS", "1"))
# A connection kept open stays with the worker that took it: eight visitors who came at once
# all stayed with one worker, and the other was idle.
keepalive = 0
# Of a worker with one thread, longer downloads than this end.
timeout = 120
graceful_timeout = 10
max_requests = 20_000
max_requests_jitter = 2_000
control_socket_disable = True
accesslog = os.environ.get("ACCESS_LOG") or None

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"
LAST_WISH = 10
"""Seconds the follower has to finish its batch when the server ends."""

_follower: list["subprocess.Popen[bytes]"] = []


def when_ready(server: Any) -> None:
    """Start the process that applies changes to the index as they are committed."""
    command = [sys.executable, str(MANAGE), "index", "--follow", "--with-parent"]
    _follower.append(subprocess.Popen(command))  # noqa: S603 - our own command


def post_worker_init(worker: Any) -> None:
    """Load what every search needs before the first visitor waits for it.

    It stays for as long as the worker does: put aside, it is not gone through again with
    every full collection, which stopped all threads for a tenth of a second.
    """
    from search.queries import prepare

    prepare()
    gc.collect()
    gc.freeze()


def on_exit(server: Any) -> None:
    for process in _follower:
        process.terminate()
        try:
            process.wait(LAST_WISH)
        except subprocess.TimeoutExpired:
            process.kill()
