"""What every storey needs and no storey owns: clock, errors, text, the licence to write.

Owns: nothing in the database. Asks: nobody.
"""
