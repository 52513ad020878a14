"""How well the library is kept: what is covered, what is due, what is used, what is missed."""
