"""Forms of papers, each for one command."""
