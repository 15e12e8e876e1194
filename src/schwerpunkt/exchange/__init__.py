"""Tables in and out: declared sheets, preview of differences, and the backup of the whole installation.

Owns: TableImport, ImportRow. Asks: accounts, workflow, parameters, tenancy, core.
"""
