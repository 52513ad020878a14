"""Links within the built site: every one leads somewhere, or its source line is a problem."""
