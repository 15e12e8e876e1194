"""Which role may do what: one table, shown as a page.

Owns: nothing in the database. Asks: the permissions of every room below.
"""
