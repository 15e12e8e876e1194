"""What municipalities and partners need, asked in rounds and answered one by one.

Owns: NeedRound, Invitation, Need, NeedAnswer.
Asks: planning, directory, messaging, exchange, documents, accounts, tenancy, core.
"""
