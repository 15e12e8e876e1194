"""The room's part of the command line."""
