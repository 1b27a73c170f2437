using System.CommandLine;
using System.Text.RegularExpressions;
using Analytics.Core.Import;
using Analytics.Core.Queries;
using Analytics.Web.Security;

namespace Analytics.Web.Commands;

/// <summary>Reads the arguments, runs the verb, and turns what went wrong into words and an exit code.</summary>
public static partial class CommandLine
{
    /// <summary>How long a verb may take to end after Ctrl+C.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments, the program's name apart.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="cancellationToken">Stops the verb, as Ctrl+C does.</param>
    /// <returns>An <see cref="ExitCodes">exit code</see>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        var parsed = RootCommandBuilder.Build().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors.Select(e => Plain(e.Message)).Distinct())
            {
                await error.WriteLineAsync(problem);
            }

            await error.WriteLineAsync($"See '{Path(parsed)} --help'.");
            return ExitCodes.BadUsage;
        }

        var invocation = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = Grace,
        };
        try
        {
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (Exception e) when (e is UsageException or QueryException or ImportException { NeedsChoice: true } or AccountException { Field: "password" or "role" })
        {
            await error.WriteLineAsync(e.Message);
            return ExitCodes.BadUsage;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped. What was not finished was not kept.");
            return ExitCodes.Failed;
        }
        catch (Exception e) when (Failures.Explain(e) is { } message)
        {
            await error.WriteLineAsync(message);
            return ExitCodes.Failed;
        }
        catch (Exception e)
        {
            // Nothing that we foresaw: the whole of it, so that it can be reported.
            await error.WriteLineAsync($"Unexpected error: {e}");
            return ExitCodes.Failed;
        }
    }

    // The parser names a type of the language where people want to know what to write.
    private static string Plain(string message) => NotOfType().Replace(message, static m =>
        $"'{m.Groups["text"].Value}' is no {(m.Groups["type"].Value.Contains("Int", StringComparison.Ordinal) ? "whole number that can be taken" : "value that can be taken")} for {m.Groups["where"].Value}.");

    [GeneratedRegex("^Cannot parse argument '(?<text>.*)' for (?:option|command|argument) '(?<where>[^']*)' as expected type '(?<type>[^']*)'\\.$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex NotOfType();

    private static string Path(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var names = new Stack<string>();
        for (Symbol? symbol = command; symbol is not null and not RootCommand; symbol = symbol.Parents.FirstOrDefault())
        {
            names.Push(symbol.Name);
        }

        names.Push("analytics");
        return string.Join(' ', names);
    }
}
