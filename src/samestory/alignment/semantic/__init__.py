"""What the vectors of an embedding model say about paragraphs."""
