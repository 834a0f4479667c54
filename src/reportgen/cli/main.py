"""The `reportgen` command: its options, its commands, and how every failure becomes a sentence and an exit code."""

from __future__ import annotations

from importlib import import_module
from itertools import islice, pairwise

import click

from reportgen import __version__
from reportgen.cli.terminal import (
    DONE,
    FINDINGS,
    INTERRUPTED,
    MACHINE,
    USAGE,
    CommandError,
    harden_streams,
    language,
    report,
)
from reportgen.pipeline import MachineError
from reportgen.source import Diagnostic, Language, ReportgenError, problem, suggestion

# The commands in the order of the help; each is held by the module of its name, imported when it is asked for.
COMMANDS = ("build", "preview", "new", "roll", "check", "review", "figures", "packs", "schema", "explain")


class _Context(click.Context):
    """A context whose help is in the language of the messages."""

    def make_formatter(self) -> click.HelpFormatter:
        from reportgen.cli.help import Help

        return Help(language(self.find_root().params.get("lang")), self.terminal_width, self.max_content_width)


class _Commands(click.Group):
    """A group that imports a command when it is asked for."""

    context_class = _Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found = getattr(import_module(f"reportgen.cli.{cmd_name}"), cmd_name)
        assert isinstance(found, click.Command)
        for each in (found, *(found.commands.values() if isinstance(found, click.Group) else ())):
            each.context_class = _Context
        return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="reportgen", message="%(prog)s %(version)s")
@click.option("--lang", is_eager=True, type=click.Choice(["zh", "en"]), help="语言 / Language of messages.")
@click.option("--debug", is_flag=True, help="显示程序内部的出错过程 / Show tracebacks.")
@click.pass_context
def command(context: click.Context, lang: str | None, debug: bool) -> None:
    """工作报告起草工具：用 YAML 数据和模板包生成 Word 文件 /
    Draft work reports (工作报告): YAML data and template packs in, Word documents out.
    """  # noqa: D205
    context.obj = language(lang)


def run(arguments: list[str]) -> int:
    """Run the command line; gives one of the exit codes of the contract, whatever happens."""
    harden_streams()
    arguments = _globals_first(arguments)
    spoken = language(_chosen(arguments))
    try:
        result = command.main(arguments, prog_name="reportgen", standalone_mode=False)
        return result if isinstance(result, int) else DONE
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE
    except click.ClickException as error:
        report([_usage(error, spoken)], spoken)
        return USAGE
    except CommandError as refused:
        report(refused.diagnostics, spoken, refused.world)
        return refused.code
    except ReportgenError as error:
        report(error.diagnostics, spoken)
        return FINDINGS
    except MachineError as error:
        report([problem(error.code, None, path=error.path, reason=error.reason)], spoken)
        return MACHINE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click leaves by itself when the reader of our output goes away
        return MACHINE
    except Exception as error:  # the contract: never a traceback
        if "--debug" in arguments:
            raise
        report([problem("USE006", None, said=f"{type(error).__name__}: {error}")], spoken)
        return MACHINE


def _globals_first(arguments: list[str]) -> list[str]:
    """The same, with the options of the whole command in front, wherever they were typed."""
    first: list[str] = []
    rest: list[str] = []
    following = iter(arguments)
    for argument in following:
        if argument == "--debug" or argument.startswith("--lang="):
            first.append(argument)
        elif argument == "--lang":
            first += [argument, *islice(following, 1)]
        else:
            rest.append(argument)
    return first + rest


def _chosen(arguments: list[str]) -> str | None:
    """The language asked for, known even when the arguments can't be parsed."""
    asked = [after for before, after in pairwise(arguments) if before == "--lang"]
    asked += [argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")]
    return next((each for each in asked if each in ("zh", "en")), None)


def _usage(error: click.ClickException, spoken: Language) -> Diagnostic:
    match error:
        case click.NoSuchOption(option_name=option):
            return problem("USE001", None, option=option)
        case click.exceptions.NoSuchCommand(command_name=name, ctx=click.Context(command=click.Group() as group) as at):
            return problem("USE002", None, command=name, **suggestion(name, group.list_commands(at)))
        case click.BadParameter(param=click.Parameter(opts=options, type=click.Choice(choices=choices))):
            return problem("USE003", None, option="/".join(options), known="、".join(choices))
        case click.BadOptionUsage(option_name=option):
            return problem("USE007", None, option=option)
        case _:
            from reportgen.cli.help import in_words

            return problem("USE004", None, said=in_words(error.format_message().rstrip("."), spoken))
