"""WordPress blogs, through the REST API that every WordPress since 5.6 has."""
