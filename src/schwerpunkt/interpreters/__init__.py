"""The lay interpreter pool: who interprets which language, who asks for it, and who goes to which talk.

Owns: Language, Interpreter, InterpreterLanguage, Training, Proof, WeeklySlot, Absence, Request, Assignment,
Confirmation, AdmissibilityRule, PublicForm, Inquiry, Application, BankAccount, PayingAccount, Budget, Tariff, Settlement,
SettlementLine, Postponement, Payout.
Asks: directory, documents, figures, messaging, parameters, accounts, tenancy, core.
"""
