"""From lines of text to what a card says about a person: decides, and touches nothing outside."""
