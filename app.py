"""`python app.py` opens the page: it is `dateline serve`, with the same options and the same DATELINE_* environment."""

import sys

from rag.commands import main

if __name__ == "__main__":
    main(["serve", *sys.argv[1:]], prog_name="dateline")
