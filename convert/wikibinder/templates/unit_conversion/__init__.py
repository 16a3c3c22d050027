"""Quantities of ``{{convert}}``: units, conversion, rounding and printing, by the rules of Module:Convert."""
