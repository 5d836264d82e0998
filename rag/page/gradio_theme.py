"""How the page looks: fonts, sizes and colours, as a theme of Gradio's. What articles look like is in page.css."""

import gradio as gr

# The system's own fonts: nothing is fetched for the page from anywhere. Articles have those of page.css.
_FONT = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
_FIXED = ("ui-monospace", "Cascadia Code", "DejaVu Sans Mono", "monospace")
# What surrounds the words, between Gradio's md (14 px) and lg (16 px, with buttons of 20).
_SIZES = gr.themes.Size(xxs="11px", xs="12px", sm="13px", md="15px", lg="16px", xl="20px", xxl="26px")
# Ink. White on 600 has a contrast of 8 to 1, and 300 of 9 to 1 on the dark page; people with weak eyes need 4.5.
_INK = gr.themes.Color(
    name="ink",
    c50="#f2f6fb",
    c100="#e0eaf5",
    c200="#c3d5ea",
    c300="#9dbce0",
    c400="#6f9bd0",
    c500="#3f73b5",
    c600="#245293",
    c700="#1c4178",
    c800="#19365f",
    c900="#162d4d",
    c950="#0f1e33",
)
THEME = gr.themes.Base(
    primary_hue=_INK, neutral_hue="stone", font=_FONT, font_mono=_FIXED, text_size=_SIZES, radius_size="sm"
).set(
    button_primary_background_fill="*primary_600",
    button_primary_background_fill_hover="*primary_700",
    button_secondary_background_fill="*neutral_100",
    button_secondary_background_fill_dark="#2a2623",
    body_background_fill_dark="#161412",
    background_fill_primary_dark="#161412",
    background_fill_secondary_dark="#1f1c1a",
    block_background_fill_dark="#161412",
    border_color_primary_dark="#3a3632",
    input_background_fill="white",
    input_background_fill_dark="#1f1c1a",
    input_border_color="*neutral_400",
    input_border_color_dark="*neutral_500",
    link_text_color="*primary_600",
    link_text_color_hover="*primary_700",
    link_text_color_visited="*primary_600",
    link_text_color_dark="*primary_300",
    link_text_color_hover_dark="*primary_200",
    link_text_color_visited_dark="*primary_300",
)
