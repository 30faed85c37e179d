"""Organizations: registered, shown, accredited; the people who act for them."""
