"""What an interpreter gets for a talk, and the files for the bank: calculations without database or page."""
