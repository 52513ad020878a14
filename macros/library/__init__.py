"""What writers wrote, as immutable values; who uses what; the ledger; the closed sets of words."""
