"""Exports: the data and what follows from them as files for other programs."""
