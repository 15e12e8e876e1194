"""Forms of the interpreter pool."""
