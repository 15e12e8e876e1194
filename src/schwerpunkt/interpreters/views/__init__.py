"""Pages of the interpreter pool."""
