"""A frame and a reply make a message, as text and as HTML."""
