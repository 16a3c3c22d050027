"""Quantities of ``{{convert}}``: units, their sizes, rounding and printing, by the rules of Module:Convert."""
