"""Proofreading (校对): the finished tree read by the rules, each finding at its place in the user's files."""

from reportgen.pipeline.proofreading.proofread import Proof, proofread

__all__ = ["Proof", "proofread"]
