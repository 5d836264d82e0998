"""Whether a string can be written at all."""


def is_text(text: str) -> bool:
    """Whether it holds whole characters alone. A half (JSON's \\ud800, a byte that is no UTF-8) cannot be kept."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
