"""What customers will read: two states of the library side by side, for who reviews a change."""
