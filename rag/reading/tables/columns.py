"""Under which names tables give the parts of an article, and which tools and services name them so.

Names are compared without capitals, blanks, "_", "-" and ":": publish_date, publishDate and "Publish Date" are one. A
dot leads into an object: `publisher.name` is the name in {"publisher": {"name": …}}. The first name that is there with
a value that fits wins: what names a part exactly stands before what may mean something else too.
"""

# The names, best first, each line with where they come from.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "text": (
        "text",  # newspaper3k and 4k, trafilatura, Webhose, cc_news, Common Crawl news
        "full_text",  # ProQuest "Full text", fundus
        "main_text",  # news-please
        "article_body",  # schema.org (JSON-LD), Zyte, extruct
        "article_text",
        "article",  # Nexis by LexisNexisTools, Kaggle
        "article_content",
        "body",  # Event Registry, LexisNexis, NewsCatcher
        "body_text",
        "fields.body_text",  # The Guardian
        "fields.body",
        "content",  # NewsAPI, NewsData, all-the-news, WordPress
        "content.rendered",  # WordPress, as JSON
        "content_encoded",  # WordPress and RSS as tables
        "content_text",  # JSON Feed
        "content_html",
        "full_content",
        "main_content",
        "story",
        "story_text",
        "story_body",
        "news_text",
        "news_content",
        "news_body",
        "clean_text",
        "cleaned_text",
        "plain_text",
        "text_body",
        "hlead",  # Nexis Uni
        "volltext",  # WISO, GENIOS
        "texte",
        "texto",
        "testo",
        "inhalt",
        "artikel",
        "текст",
        "текст статьи",
        "tekst",
        "treść",
        "正文",
        "内容",
        "內文",
        "本文",
        "본문",
        "النص",
        "contenu",
        "contenido",
        "conteudo",
        "conteúdo",
        "html",
        "body_html",
        "body.processed",  # Drupal, as JSON:API
        "body.value",
        "raw_text",  # trafilatura: with all that is not the article
        "lead_paragraph",  # The New York Times, whose interface gives no more of an article
        "opening_text",  # Meltwater, as its exports
        "hit_sentence",
    ),
    "title": (
        "title",
        "headline",
        "article_title",
        "headline.main",  # The New York Times
        "title.rendered",  # WordPress, as JSON
        "web_title",  # The Guardian
        "document_title",
        "story_title",
        "news_title",
        "heading",
        "titel",
        "titre",
        "titulo",
        "título",
        "titolo",
        "schlagzeile",
        "überschrift",
        "заголовок",
        "tytuł",
        "标题",
        "標題",
        "見出し",
        "タイトル",
        "제목",
        "العنوان",
    ),
    "date": (
        "date_published",  # schema.org (JSON-LD), Zyte
        "publish_date",  # newspaper3k and 4k, Media Cloud
        "published_date",
        "date_publish",  # news-please
        "published_at",  # NewsAPI
        "published",  # Webhose, Google News
        "publication_date",  # Nexis Uni
        "pub_date",  # ProQuest, NewsData, RSS as tables, The New York Times
        "web_publication_date",  # The Guardian
        "date_time_pub",  # Event Registry
        "publish_time",
        "published_time",
        "published_on",
        "date_of_publication",
        "publishing_date",  # fundus
        "first_published",
        "article_date",
        "story_date",
        "news_date",
        "date",  # trafilatura, cc_news, all-the-news, WordPress
        "datetime",
        "datum",
        "erscheinungsdatum",
        "fecha",
        "дата",
        "дата публикации",
        "日期",
        "发布日期",
        "发布时间",
        "日付",
        "掲載日",
        "発行日",
        "날짜",
        "التاريخ",
        "date_gmt",
        "created",  # Drupal, as JSON:API
    ),
    "source": (
        "outlet",
        "newspaper",
        "media_name",  # Media Cloud
        "media_outlet",
        "news_outlet",
        "pubtitle",  # ProQuest, where the publisher is a company
        "publication_title",  # ProQuest
        "publication_name",  # Nexis Uni
        "publication",  # all-the-news, LexisNexis
        "site_name",  # trafilatura as CSV
        "source_hostname",  # trafilatura as JSON, where source is the address
        "source_name",  # NewsData
        "source.name",  # NewsAPI
        "source.title",  # Event Registry
        "news_source",
        "source",
        "publisher.name",  # schema.org
        "publisher",  # fundus
        "source_title",
        "media",
        "medium",
        "zeitung",
        "quelle",
        "journal",
        "periodico",
        "fuente",
        "fonte",
        "źródło",
        "источник",
        "издание",
        "报刊",
        "媒体",
        "来源",
        "來源",
        "媒体名",
        "매체",
        "언론사",
        "المصدر",
        "extra_source_attributes.name",  # Talkwalker
        "thread.site_full",  # Webhose
        "thread.site",
        "source_domain",  # news-please
        "media_url",
        "domain",  # cc_news, GDELT
        "hostname",
        "website",
        "site",
    ),
    "url": (
        "url",
        "article_url",
        "web_url",  # The Guardian, The New York Times
        "document_url",  # ProQuest
        "canonical_url",
        "original_url",
        "requested_url",  # news-please, as others run it
        "final_url",
        "story_url",
        "news_url",
        "permalink",
        "link",  # RSS as tables, WordPress
        "article_link",
        "href",
        "uri",
        "web_address",
        "enlace",
        "ссылка",
        "链接",
        "網址",
        "링크",
        "الرابط",
        "main_entity_of_page",  # schema.org
        "source",  # trafilatura as JSON
        "source.url",
        "id",  # schema.org's @id, where it is an address
    ),
    "authors": (
        "authors",
        "author",
        "byline",
        "byline.original",  # The New York Times
        "article_author",
        "author_name",
        "creator",  # RSS as tables
        "dc_creator",
        "writer",
        "writers",
        "reporter",
        "reporters",
        "journalist",
        "journalists",
        "fields.byline",  # The Guardian
        "autor",
        "autoren",
        "auteur",
        "autore",
        "verfasser",
        "автор",
        "авторы",
        "autores",
        "作者",
        "记者",
        "記者",
        "기자",
        "الكاتب",
        "influencer",  # Meltwater
        "extra_author_attributes.name",  # Talkwalker
        "written_by",
        "by",
    ),
    "published_how": ("published_how",),
    "file": ("file", "file_name", "file_path", "path", "document", "datei", "name"),
}

# Names of addresses that name something else as often: there only what begins as an address is one.
MAYBE_ADDRESSES = frozenset({"uri", "href", "mainentityofpage", "source", "source.url", "id"})

# Factiva's codes, which mean that only beside each other: HD is the headline, LP the lead and TD the rest of the text.
FACTIVA = {"title": "hd", "date": "pd", "source": "sn", "authors": "by"}
FACTIVA_TEXT = ("lp", "td")

# Where JSON keeps its articles: NewsAPI, Event Registry and GDELT (articles), Media Cloud (stories), The Guardian
# (response, results), The New York Times (response, docs), Webhose (posts), RSS as JSON (channel, items), JSON Feed
# (items), JSON-LD (@graph), Elasticsearch (hits, _source), JSON:API (data, attributes), and Ghost (db, data, posts).
CONTAINERS = (
    *("articles", "stories", "posts", "results", "result", "docs", "documents", "items", "entries", "news", "data"),
    *("response", "hits", "records", "rows", "channel", "feed", "rss", "@graph", "db"),
)
WRAPPERS = ("_source", "attributes", "article", "item", "story", "post", "mainEntity")
