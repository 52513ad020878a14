"""What agents' browsers do: Chromium, Firefox and WebKit, driven by the drivers Debian has."""
