"""Pages of figures: all of them, one of them, what is missing, and where nothing happens."""
