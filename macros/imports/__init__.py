"""Replies of other tools and notes, as drafts: nothing is overwritten, what is unsure is said."""
