"""What the desk is measured beside: a plain search, and a text classifier without limit of size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_union
from sklearn.svm import LinearSVC

from macros.desk.build import asks_of, desk_playbooks
from macros.library.model import Library

_MOST = 5


def answers(library: Library, texts: Sequence[str]) -> Iterator[tuple[str, list[list[int]]]]:
    """Yield names of rivals, each with the places of playbooks for each text, best first."""
    playbooks = desk_playbooks(library)
    asks = [(label, text) for label, text in asks_of(library, playbooks) if label < len(playbooks)]
    pages = [" ".join((p.page.title, p.page.summary, *map(str, p.asks))) for p in playbooks]
    yield "plain search", _search(pages, texts)
    labels = np.array([label for label, _ in asks])
    if len(set(labels)) > 2:
        vectors = make_union(
            TfidfVectorizer(ngram_range=(1, 2), min_df=2),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2),
        )
        machine = LinearSVC(tol=0.1).fit(vectors.fit_transform([text for _, text in asks]), labels)
        yield "TF-IDF, linear SVM", _best(machine.decision_function(vectors.transform(texts)))


def _search(pages: Sequence[str], texts: Sequence[str]) -> list[list[int]]:
    """Return the pages most like each text by the cosine of their words' TF-IDF."""
    vectors = TfidfVectorizer().fit(pages)
    return _best((vectors.transform(texts) @ vectors.transform(pages).T).toarray())


def _best(scores: Any) -> list[list[int]]:
    found: list[list[int]] = np.argsort(-scores, axis=1, kind="stable")[:, :_MOST].tolist()
    return found
