"""The lay interpreter pool: who interprets which language, who asks for it, and who goes to which talk.

Owns: Language, Interpreter, InterpreterLanguage, Training, Proof, WeeklySlot, Absence, Request, Assignment.
Asks: directory, documents, figures, parameters, accounts, tenancy, core.
"""
