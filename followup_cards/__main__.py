"""Run the command line: `python -m followup_cards` is the same as `followup-cards`."""

from followup_cards.cli import main

if __name__ == "__main__":
    main()
