"""The built-in data sets, made from a parametric human model, and the mini set that ships with the package."""
