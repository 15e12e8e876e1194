"""Who is at the keyboard and what they may do: users, memberships, permissions, commands.

Owns: User, Membership. Asks: audit, tenancy, core.
"""
