"""When something is possible: states, transitions and guards as tables that print as diagrams.

Owns: nothing in the database. Asks: core.
"""
