"""Replies for the tools agents have: snippets, macros and canned answers of other programs."""
