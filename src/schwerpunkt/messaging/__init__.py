"""Mail by a visible outbox: written with the case, sent afterwards, tried again when it fails.

Owns: Mail. Asks: accounts, tenancy, core.
"""
