"""Clean input for the commands of needs."""
