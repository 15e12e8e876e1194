"""Forms of the directory, each for one command."""
