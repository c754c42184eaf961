"""Engines: who does the work of the stages, and how a user names them."""

from __future__ import annotations

from samestory.corpus.engines.dask import dask_engine
from samestory.corpus.engines.executor import Engine, ExecutorEngine
from samestory.corpus.engines.local import local_engine
from samestory.corpus.engines.spark import spark_engine
from samestory.errors import CorpusError

__all__ = ["CLUSTERS", "Engine", "ExecutorEngine", "local_engine", "open_engine"]

CLUSTERS = {"dask": dask_engine, "spark": spark_engine}
"""Makes an engine of the address of a cluster."""

_LOCAL = "local"


def open_engine(name: str = _LOCAL, *, processes: int | None = None) -> ExecutorEngine:
    """Return the engine of a name; no worker is started or asked before there is work.

    Parameters
    ----------
    name
        ``local`` for processes of this machine; ``dask://HOST:PORT`` for the workers of a Dask
        scheduler, or ``dask:`` and any other address that Dask knows; ``spark`` for the Spark
        session that there is or that Spark's settings describe, ``spark://HOST:PORT`` for a Spark
        master, or ``spark:`` and any other master.
    processes
        How many processes of this machine; by default one for each processor.

    Raises
    ------
    CorpusError
        If there is no engine of that name, what it needs is not installed, or a number of
        processes is given that is not positive or not for it.
    """
    kind, _, address = name.partition(":")
    if name == _LOCAL:
        return local_engine(processes)
    if kind not in CLUSTERS:
        raise CorpusError(
            f"--engine {name}: there is no such engine; give local, dask://HOST:PORT or spark."
        )
    if processes is not None:
        raise CorpusError(f"--processes is for --engine local; {kind} has the workers it has.")
    return CLUSTERS[kind](address)
