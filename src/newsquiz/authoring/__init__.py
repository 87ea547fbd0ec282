"""From an article to items with evidence: the only room that knows spaCy."""
