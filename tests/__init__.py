"""What a reader, an author and a facilitator would notice, said as assertions."""
