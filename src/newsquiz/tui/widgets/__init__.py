"""One module an answer kind, and the small parts that screens share."""
