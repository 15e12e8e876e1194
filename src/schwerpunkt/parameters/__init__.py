"""Rules and rates as dated data with their source; code holds no such number.

Owns: Parameter. Asks: tenancy, core.
"""
