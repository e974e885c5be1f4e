"""The published schemas: what `artcli formats --schema` prints and `--validate` checks against."""
