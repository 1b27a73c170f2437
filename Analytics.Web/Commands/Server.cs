using Analytics.Web.Hosting;

namespace Analytics.Web.Commands;

/// <summary>Starts the application, says where it is, and waits until it is stopped.</summary>
public static class Server
{
    /// <summary>Runs the application.</summary>
    /// <returns>0 after an orderly stop.</returns>
    /// <exception cref="UsageException">An address cannot be read.</exception>
    /// <exception cref="FailedException">It could not start; the message says what to do.</exception>
    public static async Task<int> RunAsync(ServeOptions options, CommandConsole console, CancellationToken cancellationToken)
    {
        await using var app = Build(options);
        var taken = ListenAddresses.FirstTaken(app.Urls);
        if (taken is not null)
        {
            throw new FailedException(
                $"{taken} is already in use, perhaps by Analytics itself: open it in a browser, stop the other program, or choose another address with 'serve --urls http://127.0.0.1:5081'.");
        }

        await app.StartAsync(cancellationToken);
        var address = app.Urls.First();
        console.Say($"Analytics is ready at {address}");
        console.Say("Stop it with Ctrl+C.");
        console.WriteJson(new { address });
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCodes.Done;
    }

    private static WebApplication Build(ServeOptions options)
    {
        try
        {
            return AnalyticsHost.Build(options);
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message, e);
        }
        catch (InvalidDataException e)
        {
            // A settings file that cannot be read.
            throw new FailedException($"{e.Message} {e.InnerException?.Message}".TrimEnd(), e);
        }
    }
}
