"""artcli: a plain-text news article in, one exact record out."""
