"""dateline reads news reports and keeps a sourced, dated record of what happened, who said so, and how things stood."""

__version__ = "0.1.0"
