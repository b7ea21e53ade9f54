"""Readings and rules as pages show them. Nothing here asks a database: there is nothing in one. The command uses some of it too."""
