"""The workers of a Dask scheduler."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from samestory.corpus.engines.executor import ExecutorEngine
from samestory.corpus.engines.workers import VERSIONS, Sent, looker, require_same
from samestory.errors import CorpusError

if TYPE_CHECKING:
    from distributed import Client

_AT_ONCE = 256
"""Workers that are kept busy; Dask itself holds back what they can't take yet."""

_PATIENCE = 60
"""Seconds to wait for the first worker."""


def dask_engine(address: str) -> ExecutorEngine:
    """Return an engine of the workers of a Dask scheduler.

    Parameters
    ----------
    address
        ``//HOST:PORT``, any other address that Dask knows, or a scheduler file, which ends with
        ``.json``.

    Raises
    ------
    CorpusError
        If Dask is not installed.
    """
    if find_spec("distributed") is None:
        raise CorpusError("--engine dask needs Dask: install samestory[dask].")
    from distributed import KilledWorker  # noqa: PLC0415 - the extra dask
    from distributed.comm.core import CommClosedError  # noqa: PLC0415 - the extra dask

    return ExecutorEngine(
        lambda: _DaskExecutor(address),
        _AT_ONCE,
        lost=(KilledWorker, CancelledError, CommClosedError),
        advice="more memory for each worker",
    )


class _DaskExecutor(Executor):
    """Dask's executor with the client that belongs to it."""

    def __init__(self, address: str) -> None:
        self._client = _connected(address)
        # Not pure: a task that lost its worker is a new one when it is handed over again.
        self._executor = self._client.get_executor(pure=False)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        future: Future[Any] = self._executor.submit(Sent(fn), *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()


def _connected(address: str) -> Client:
    from distributed import Client  # noqa: PLC0415 - the extra dask

    shown = f"dask:{address}"
    is_file = address.endswith(".json")
    place = f"tcp:{address}" if address.startswith("//") else address
    try:
        client = Client(scheduler_file=place) if is_file else Client(place)
    except (OSError, ValueError) as error:
        raise CorpusError(
            f"{shown}: there is no Dask scheduler to be reached ({error}); start one with "
            "dask scheduler, and name its address."
        ) from error
    try:
        # A cluster that grows with its work may have no worker before there is a task.
        client.submit(looker(), pure=False).result(timeout=_PATIENCE)
        for found in client.run(looker()).values():
            require_same(found, VERSIONS, shown)
    except TimeoutError as error:
        client.close()
        raise CorpusError(
            f"{shown}: no worker came within {_PATIENCE} seconds; start some with dask worker."
        ) from error
    except BaseException:
        client.close()
        raise
    return client
