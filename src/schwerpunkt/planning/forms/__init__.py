"""Clean input for the commands of planning."""
