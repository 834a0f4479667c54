"""Review: what the person who signs gets (审核单), and the draft with what was found at its places (校对稿).

A face of its own, so that a build does not import it.
"""

from reportgen.pipeline.review.guarded import guarded_draft, guarded_review
from reportgen.pipeline.review.made import draft_report, review_report

__all__ = ["draft_report", "guarded_draft", "guarded_review", "review_report"]
