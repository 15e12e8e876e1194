"""Counts what the rooms hold: named metrics over dated records, their evidence, drill-down, charts and map.

Owns no tables. Rooms declare their metrics in ``metrics.py``.
Asks: ui, accounts, tenancy, core.
"""
