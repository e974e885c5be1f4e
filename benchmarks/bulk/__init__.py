"""How many files `artcli convert` does a second, and how much memory that takes."""
