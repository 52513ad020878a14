"""Learning from few asks, and from none."""

from __future__ import annotations

from macros.desk import learn


def test_a_playbook_that_nobody_asks_for_has_nothing_to_learn() -> None:
    asks = [
        (place, f"{word} {n} where is it")
        for place, word in ((0, "parcel"), (2, "refund"))
        for n in range(6)
    ]
    model = learn.train(asks, 3)
    assert len(model.biases) == 3
