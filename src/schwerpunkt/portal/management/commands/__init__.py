"""Commands for the terminal, one per file."""
