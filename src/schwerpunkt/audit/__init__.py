"""What happened: who did what, when, why, before and after. Append-only.

Owns: AuditEntry. Asks: tenancy, core.
"""
