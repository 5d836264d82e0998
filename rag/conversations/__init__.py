"""What is kept of asking: conversations with their answers, what people think of them, and files made of them."""
