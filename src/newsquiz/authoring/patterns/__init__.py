"""One module a question pattern: fact → candidate item."""
