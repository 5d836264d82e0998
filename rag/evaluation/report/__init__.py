"""The report of a run: one HTML file that needs nothing else, its pieces for the page, JSON, and plain text."""

from rag.evaluation.report.as_json import report_json
from rag.evaluation.report.as_text import report_text
from rag.evaluation.report.page import render_comparison, render_faults, render_report, render_summary

__all__ = [
    "render_comparison",
    "render_faults",
    "render_report",
    "render_summary",
    "report_json",
    "report_text",
]
