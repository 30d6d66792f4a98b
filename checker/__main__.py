"""``python -m checker`` is the command ``newsproof``."""

from checker.commands import main

if __name__ == "__main__":
    main(prog_name="newsproof")
