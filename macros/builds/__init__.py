"""A whole site from a library: pages made side by side, and made again only when they change."""
