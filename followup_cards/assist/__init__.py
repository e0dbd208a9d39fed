"""Optional help with the writing from a language model of the person's own choice; off unless asked for."""
