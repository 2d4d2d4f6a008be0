"""Deux versions du contrat et de ses pages -> ce qui change, en phrases françaises."""
