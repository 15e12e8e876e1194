"""Papers for the committees: composed from the data, edited, co-signed, released, frozen, submitted, noted.

Owns: PaperTemplate, TemplateBlock, Paper, PaperBlock, Consultation, CoSignature, Attachment, FrozenPaper.
Asks: planning, directory, documents, messaging, accounts, tenancy, core.
"""
