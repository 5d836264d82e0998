"""The page that asks for a name and a password. It works without scripts."""

from rag.markup import Html, element, render_problem, void
from rag.page.parts import page_file

STYLE = page_file("login.css")

# The frame and nothing else is not made by `element`. The icon is none: that of the page is behind the login.
_FRAME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Log in · Dateline</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="login.css">
</head>
<body>
{body}
</body>
</html>
"""


def render_login_page(goes: str = "", notice: str | None = None, name: str = "") -> str:
    """The document. `goes` is the query that the page is opened with then, `notice` what went wrong with `name`."""
    wrong = "true" if notice else None
    fields = element(
        "form",
        render_problem(notice) if notice else None,
        _field("Name", type="text", name="username", autocomplete="username", value=name, aria_invalid=wrong),
        _field("Password", type="password", name="password", autocomplete="current-password", aria_invalid=wrong),
        void("input", type="hidden", name="next", value=goes) if goes else None,
        element("button", "Log in", type="submit"),
        method="post",
        action="login",
    )
    return _FRAME.format(body=element("main", element("h1", "Dateline"), fields))


def _field(label: str, **attributes: str | None) -> Html:
    return element(
        "label", label, void("input", autocapitalize="none", spellcheck="false", required=True, **attributes)
    )
