"""Rows of figures as pages list them: their columns, every figure as a row, and the workbook of them."""
