"""Staff: what keeps the data true, from a file that somebody sends to what is written."""
