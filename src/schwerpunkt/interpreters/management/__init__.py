"""Management commands of the interpreter pool."""
