"""A Spark session: each task is a Spark job of one partition, which Spark runs where it can.

A job for each task gives results as they are done, as the stages want them, and leaves it to Spark
to do a task again whose executor was lost. Data go through files, as on every engine; so nothing is
needed of Spark but its scheduler: neither pandas nor data frames.
"""

from __future__ import annotations

import os
import pickle
import shutil
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from samestory.corpus.engines.executor import ExecutorEngine
from samestory.corpus.engines.workers import VERSIONS, Sent, looker, require_same
from samestory.errors import CorpusError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_AT_ONCE = 128
"""Cores that are kept busy; a thread of this process waits for each job."""

_TAG = "samestory"


def spark_engine(master: str) -> ExecutorEngine:
    """Return an engine of a Spark session.

    Parameters
    ----------
    master
        ``//HOST:PORT``, another master such as ``local-cluster[2,1,1024]``, or nothing for the
        session that there is or that Spark's settings describe.

    Raises
    ------
    CorpusError
        If Spark or Java is not installed.
    """
    if find_spec("pyspark") is None:
        raise CorpusError("--engine spark needs Spark: install samestory[spark].")
    if "JAVA_HOME" not in os.environ and shutil.which("java") is None:
        raise CorpusError("--engine spark needs Java 17 or later: install it, or set JAVA_HOME.")
    from py4j.protocol import Py4JError  # noqa: PLC0415 - the extra spark
    from pyspark.errors import PySparkException  # noqa: PLC0415 - the extra spark

    return ExecutorEngine(
        lambda: _SparkExecutor(master),
        _AT_ONCE,
        # A task's own errors come back as values; where a job fails, Spark gave up on it.
        lost=(Py4JError, PySparkException),
        advice="more memory for each executor",
    )


class _SparkExecutor(Executor):
    """Runs each call as a Spark job."""

    def __init__(self, master: str) -> None:
        self._session, self._is_ours = _session(master)
        self._threads = ThreadPoolExecutor(2 * _AT_ONCE)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        return self._threads.submit(self._job, pickle.dumps((Sent(fn), args, kwargs)))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if cancel_futures:
            self._session.sparkContext.cancelJobsWithTag(_TAG)
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        if self._is_ours:
            self._session.stop()

    def _job(self, call: bytes) -> Any:  # noqa: ANN401
        context = self._session.sparkContext
        context.addJobTag(_TAG)
        (outcome,) = context.parallelize([call], 1).map(run_call).collect()
        result, error = pickle.loads(outcome)  # noqa: S301 - written by our own worker
        if error is not None:
            raise error
        return result


def run_call(call: bytes) -> bytes:
    """Do a pickled call on a worker; return its pickled result and error, one of which is none."""
    work, arguments, named = pickle.loads(call)  # noqa: S301 - written by `_SparkExecutor`
    try:
        return pickle.dumps((work(*arguments, **named), None))
    except Exception as error:  # noqa: BLE001 - raised again where the task came from
        # Spark would do it again, and give the text of the error only.
        error.add_note(f"On the worker:\n{traceback.format_exc()}")
        return pickle.dumps((None, error))


def _session(master: str) -> tuple[SparkSession, bool]:
    """Return a session, and whether it was made for this."""
    from py4j.protocol import Py4JError  # noqa: PLC0415 - the extra spark
    from pyspark.errors import PySparkException  # noqa: PLC0415 - the extra spark
    from pyspark.sql import SparkSession  # noqa: PLC0415 - the extra spark

    shown = f"spark:{master}" if master else "spark"
    is_ours = SparkSession.getActiveSession() is None
    # Spark's own default is python3, which may be another.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("samestory")
    if is_ours:
        # It would write over the progress bar.
        builder = builder.config("spark.ui.showConsoleProgress", "false")
    if master:
        builder = builder.master(shown if master.startswith("//") else master)
    try:
        session = builder.getOrCreate()
        (found,) = session.sparkContext.parallelize([None], 1).map(looker()).collect()
    except (Py4JError, PySparkException) as error:
        reason = str(error).strip().partition("\n")[0]
        raise CorpusError(
            f"{shown}: there is no Spark to be had ({reason}); is the master there, and is Java 17 "
            "or later?"
        ) from error
    require_same(found, VERSIONS, shown)
    return session, is_ours
