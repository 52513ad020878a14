"""Official pages, watched: are they still there, still the same, still at their address?

The story of one address: `addresses` finds it in snippets/documents.yml, `asking` has LinkChecker
(`crawl`) ask for it and our own `reader` look at the page, `judge` compares the answer with what
the `ledger` knows, `table` and `rolling` tell people. `links` is the command.
"""
