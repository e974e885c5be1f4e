"""The version of artcli, for pyproject.toml and for what is written into exports."""

__version__ = "0.1.0"
