"""One content model, four renderers, and the files people hand in.

Owns: StoredFile. Asks: accounts, parameters, tenancy, core.
"""
