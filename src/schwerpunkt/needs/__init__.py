"""What the municipalities need: asked for in rounds, condensed, and each brought to an end with a goal or a reason.

Owns: NeedRound, QuestionSheet, Question, Invitation, Answer, Need, NeedComment.
Asks: planning, directory, messaging, accounts, parameters, tenancy, core.
"""
