using System.CommandLine;
using Analytics.Web.Hosting;

namespace Analytics.Web.Commands;

/// <summary><c>serve</c>: runs the application until it is stopped.</summary>
public static class ServeCommand
{
    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = $"Where to listen; by default {ListenAddresses.Default}.",
        HelpName = "ADDRESS",
    };

    private static readonly Option<bool> NoDemo = new("--no-demo")
    {
        Description = "Leave a brand-new database empty instead of loading the demo shop.",
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("serve", "Serve the application (the default).");
        Configure(command);
        return command;
    }

    /// <summary>Makes <paramref name="command"/> serve.</summary>
    public static void Configure(Command command)
    {
        command.Add(Urls);
        command.Add(NoDemo);
        command.SetAction((parsed, cancellationToken) => Server.RunAsync(
            new ServeOptions
            {
                Urls = parsed.GetValue(Urls),
                DatabasePath = parsed.GetValue(CommonOptions.Database),
                NoDemo = parsed.GetValue(NoDemo),
                Json = parsed.GetValue(CommonOptions.Json),
            },
            CommandConsole.Of(parsed),
            cancellationToken));
    }
}
