"""The built site as other programs read it."""
