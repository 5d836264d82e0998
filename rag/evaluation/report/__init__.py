"""The report of a run: one HTML file that needs nothing else, its pieces for the page, JSON, and plain text."""

from rag.evaluation.report.as_json import report_json
from rag.evaluation.report.as_text import report_text
from rag.evaluation.report.page import comparison_html, faults_html, report_html, summary_html

__all__ = [
    "comparison_html",
    "faults_html",
    "report_html",
    "report_json",
    "report_text",
    "summary_html",
]
