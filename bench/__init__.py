"""Measurements: how long things take, against the budgets the project set itself."""
