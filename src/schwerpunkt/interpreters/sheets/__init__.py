"""The sheet of a month or a year: its words, as a paper and as a workbook."""
