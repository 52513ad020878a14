"""Learning where there is too much to learn at once, and where there is nothing."""

from __future__ import annotations

import pytest

from macros.desk import learn


def test_a_playbook_that_nobody_asks_for_has_nothing_to_learn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(learn, "KEPT_OF_CLASS", 3)
    words = {0: "parcel", 2: "refund"}
    asks = [(place, f"{word} {n} where is it") for place, word in words.items() for n in range(6)]
    weights = learn.train(asks, 3, work=600).weights  # as if there were thousands
    assert weights[:, [0, 2]].nnz
    assert not weights[:, 1].nnz
