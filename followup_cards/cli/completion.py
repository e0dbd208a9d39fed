"""`completion`: the script that lets a shell complete commands and options."""

import click
from click.shell_completion import get_completion_class

from followup_cards.cli.streams import result

VARIABLE = "_FOLLOWUP_CARDS_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    For bash: followup-cards completion bash > ~/.local/share/bash-completion/completions/followup-cards
    """
    kind = get_completion_class(shell)
    root = ctx.find_root().command
    if kind is not None:
        script = kind(root, {}, "followup-cards", VARIABLE)
        result(script.source_template % script.source_vars())
