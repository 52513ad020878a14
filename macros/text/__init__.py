"""What strings mean: Markdown and HTML, addresses, languages, near misses."""
