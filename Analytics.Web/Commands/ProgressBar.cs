using Spectre.Console;

namespace Analytics.Web.Commands;

/// <summary>Shows how far a long verb is: a bar on a terminal, nothing in a pipe. The bar goes to standard error.</summary>
internal static class ProgressBar
{
    /// <summary>Runs <paramref name="work"/> and shows the share of it that is done, 0 to 1.</summary>
    public static Task<T> RunAsync<T>(CommandConsole console, string title, Func<IProgress<double>, Task<T>> work) =>
        RunAsync(console, title, (Action<string, double> report) => work(new Relay(done => report(title, done))));

    /// <summary>The same with a title that changes on the way.</summary>
    public static async Task<T> RunAsync<T>(CommandConsole console, string title, Func<Action<string, double>, Task<T>> work)
    {
        if (Console.IsErrorRedirected || !ReferenceEquals(console.Error, Console.Error))
        {
            return await work(static (_, _) => { });
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(title));
                return await work((phase, done) =>
                {
                    task.Description = Markup.Escape(phase);
                    task.Value = Math.Clamp(done, 0, 1) * task.MaxValue;
                });
            });
    }

    // Progress<T> would call back on the thread pool, late and out of order.
    private sealed class Relay(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
