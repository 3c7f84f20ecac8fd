"""What travels: messages, their bytes, the encoding of values."""
