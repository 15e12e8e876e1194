"""The main task of the centre, logged: coordination, advice, support, process accompaniment.

Owns: AdviceEntry.
Asks: planning, directory, figures, accounts, tenancy, core.
"""
