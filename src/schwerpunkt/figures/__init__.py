"""Counts what the rooms hold: named metrics over dated records, their evidence, drill-down, charts and map.

Owns no tables. Rooms declare their metrics and dimensions in ``metrics.py``.
Asks: ui, parameters, accounts, tenancy, core.
"""
