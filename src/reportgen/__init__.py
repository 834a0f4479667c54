"""reportgen drafts a year's work report (工作报告): YAML facts and a template pack in, a finished Word document out."""

__version__ = "0.1.0"
