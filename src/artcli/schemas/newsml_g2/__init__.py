"""The IPTC's own NewsML-G2 schema, unmodified; see README.md beside it."""
