"""Links within the site, and links to official pages."""
