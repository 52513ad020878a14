"""The search in the header: what is found of each page, and Pagefind's index of it."""
