"""Personal data with purpose and end: every field with a person declares purpose, legal basis and retention.

Owns: nothing in the database. Asks: accounts, core.
"""
