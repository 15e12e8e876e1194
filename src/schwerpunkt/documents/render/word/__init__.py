"""Word documents: styles of the house, the body made of them, and a package that is the same byte for byte."""
