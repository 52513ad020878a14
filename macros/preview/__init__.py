"""`make serve`: the site as the files are now, each page made when it is asked for."""
