from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import peer_case, peers
from benchmarks.peer_case import OWN, run
from benchmarks.peer_scorers import PEERS, Matched, Peer, Score, matched_shares
from benchmarks.peers import BEST_CUT, peer_tables
from benchmarks.stories import Article, Story, read_data
from samestory.evaluation.metrics import Numbers
from tests.benchmarks.data_factory import write_data

INSTALLED = [name for name, peer in PEERS.items() if not peer.missing]


def spec(peer: str, data: Path, seconds: float = 60.0) -> dict[str, Any]:
    return {"peer": peer, "data": str(data), "stories": None, "seconds": seconds}


def in_this_process(*arguments: str) -> str:
    return json.dumps(run(json.loads(arguments[-1])))


def peer_of(score: Score) -> dict[str, Peer]:
    return {"slow": Peer((), lambda: score, "paragraphs")}


@pytest.mark.parametrize("name", INSTALLED)
def test_a_peer_scores_copies_highest(name: str) -> None:
    same = "A fire destroyed the old flour mill on the quay in Pelmouth late on Tuesday night."
    other = "Rain is expected all over the eastern coast at the weekend, forecasters warned us."
    story = Story(
        "mill",
        (Article("N", "Herald", (same, "A choir sang.")), Article("F", "Post", (same, other))),
        {},
    )
    scores = PEERS[name].load()(story)
    assert scores.shape == (4, 4)
    assert scores[0, 2] == pytest.approx(1, abs=0.2)
    assert scores[0, 2] > scores[0, 3] + 0.2
    assert np.allclose(scores[:2, 2:], scores[2:, :2].T)


def test_matched_words_are_shares_of_the_shorter_paragraph() -> None:
    story = Story(
        "mill", (Article("N", "N", ("one two three four",)), Article("F", "F", ("a b", "c"))), {}
    )
    n, f1, f2 = ("N", 1), ("F", 1), ("F", 2)
    shares = matched_shares(story, iter([Matched(n, f1, 1), Matched(f2, n, 3)]))
    assert shares[0, 1] == shares[1, 0] == 0.5
    assert shares[0, 2] == 1.0
    assert shares[1, 2] == 0.0


def test_a_peer_that_takes_too_long_is_stopped_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def score(story: Story) -> Numbers:
        if story.name == "mill":
            began = time.process_time()
            while time.process_time() < began + 10:
                pass
        return np.ones((len(story.spots), len(story.spots)))

    monkeypatch.setattr(peer_case, "PEERS", peer_of(score))
    figures = run(spec("slow", write_data(tmp_path), 0.05))
    assert figures["failures"] == {"mill": "out of time (0.05 s)"}
    assert figures["scores"] == [None, [1.0] * 4]


def test_a_peer_that_fails_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def score(story: Story) -> Numbers:
        raise RecursionError(f"too deep\nin {story.name}")

    monkeypatch.setattr(peer_case, "PEERS", peer_of(score))
    figures = run(spec("slow", write_data(tmp_path)))
    assert figures["failures"]["bridge"] == "RecursionError: too deep in bridge"
    assert figures["scores"] == [None, None]


def test_peers_stand_beside_samestory_and_absent_ones_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent = Peer(("no_such_module_anywhere.part",), lambda: lambda _: np.empty(0), "paragraphs")
    held = {"TF-IDF cosine": PEERS["TF-IDF cosine"], "absent": absent}
    monkeypatch.setattr(peers, "PEERS", held)
    monkeypatch.setattr(peers, "run_python", in_this_process)
    data = write_data(tmp_path)
    said: list[str] = []
    figures = peers.peers(read_data(data), data=data, limit=None, tell=said.append)
    assert said == [OWN, "TF-IDF cosine"]
    assert figures["skipped"] == {"absent": "not installed: no_such_module_anywhere"}
    assert list(figures["methods"]) == [OWN, BEST_CUT, "TF-IDF cosine"]
    own, best = figures["methods"][OWN], figures["methods"][BEST_CUT]
    assert own["links"]["threshold"] is None
    assert own["links"]["average_precision"] == best["links"]["average_precision"]
    assert own["links"]["f1"] <= best["links"]["f1"]
    tables = peer_tables(figures)
    assert [len(table.rows) for table in tables] == [3, 1]
    for table in tables:
        assert all(len(row) == len(table.columns) for row in table.rows)
