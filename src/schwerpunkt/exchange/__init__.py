"""Tables in and out: declared sheets, preview of differences, and the backup of the whole installation.

Owns: nothing in the database. Asks: accounts, tenancy, core.
"""
