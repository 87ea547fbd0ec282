"""newsquiz: a news article goes in, a quiz that can be trusted comes out."""

__version__ = "0.1.0"
