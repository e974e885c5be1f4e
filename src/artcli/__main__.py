"""`python -m artcli`."""

from artcli.cli.main import run

if __name__ == "__main__":
    run()
