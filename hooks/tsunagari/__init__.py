"""The book's domain: data, checks, pages' components, sheets and the offline copy; free of MkDocs."""
