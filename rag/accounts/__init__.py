"""Who may use the page: names, passwords, sessions, and a limit on tries."""
