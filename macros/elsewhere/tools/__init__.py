"""One module a tool: what its file looks like, and what a blank becomes there."""
