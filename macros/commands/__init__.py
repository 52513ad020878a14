"""What a person runs: build, serve, new."""
