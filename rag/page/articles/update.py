"""What the tab Articles shows, as far as it changes."""

from dataclasses import dataclass

from rag.markup import Html
from rag.page.articles.article_list import View


@dataclass(frozen=True, slots=True)
class ArticlesUpdate:
    """None leaves a part as it is."""

    view: View | None = None
    controls: Html | None = None
    chart: Html | None = None
    notice: Html | None = None  # above the list
    list: Html | None = None
    article: Html | None = None
    opened: str | None = None  # the id of the article that is read
