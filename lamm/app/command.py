"""``python -m lamm`` (or ``lamm``): train, edit, export. Every command is loaded when it is asked for."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from bench.api import BenchError
from bench.base.console import forgive_output

#: Name → where the command is, and its line in the list.
COMMANDS = {
    "train": ("lamm.app.command_train:train", "Train a model on your meshes, or on a built-in set."),
    "info": ("lamm.app.command_model:info", "What a model is: mesh, regions, control vertices, errors."),
    "edit": ("lamm.app.command_edit:edit", "Move regions or control vertices of a mesh."),
    "swap": ("lamm.app.command_edit:swap", "Put regions of one mesh on another."),
    "sample": ("lamm.app.command_edit:sample", "New shapes, or new regions of a mesh."),
    "encode": ("lamm.app.command_codes:encode", "Codes of meshes, as a table."),
    "decode": ("lamm.app.command_codes:decode", "Meshes from a table of codes."),
    "interpolate": ("lamm.app.command_edit:interpolate", "Shapes between two meshes."),
    "compress": ("lamm.app.command_model:compress", "A smaller model of the same shape."),
    "export": ("lamm.app.command_model:export", "Write a model as ONNX."),
    "editor": ("lamm.app.command_model:editor", "Edit in the browser, on this computer alone."),
    "blender": ("lamm.app.command_model:blender", "Write the add-on for Blender."),
    "pretrain": ("lamm.app.command_train:pretrain", "Train a model that ships with this package anew."),
}


class Commands(click.Group):
    """A group whose help does not load what its commands need."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from bench.models import close_matches

            ctx.fail(f"expected one of {', '.join(COMMANDS)}, got {args[0]!r}{close_matches(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """A user's mistake is one line on stderr and exit code 2."""
        forgive_output()
        try:
            return super().invoke(ctx)
        except BenchError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(2)
        except KeyboardInterrupt:
            click.echo("stopped; nothing half-written is left", err=True)
            sys.exit(130)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """LAMM: grab a region of a mesh by its control vertices and pull; the rest of the region follows.

    MODEL is a file that `train` wrote, or the name of a model that ships with this package: heads, hands. Meshes are
    OBJ or PLY files (also STL, OFF, NPY, NPZ to read) of the model's topology, in millimetres unless --unit says
    otherwise; results have the vertex order of the input.

    \b
    Pull a nose 5 mm forward:
        lamm edit heads my-head.obj --move nose:0,-5,0 --out pulled.obj
    Train on your own registered scans, then edit one of them:
        lamm train scans/ --unit mm --latent 64 --out scans.safetensors
        lamm edit scans.safetensors scans/anna.obj --move nose:0,-5,0
    """
