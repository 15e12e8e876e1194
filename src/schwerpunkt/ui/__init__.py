"""How every page looks and behaves: page classes, command forms, tables, components, gallery.

Owns: SavedView, FormUse. Asks: accounts, workflow, audit, tenancy, core.
"""
