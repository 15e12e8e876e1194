"""The centre as tenant: every record belongs to one, and nobody sees another's.

Owns: Centre. Asks: core.
"""
