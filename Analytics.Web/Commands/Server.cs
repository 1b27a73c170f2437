using System.Net.Sockets;
using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Connections;

namespace Analytics.Web.Commands;

/// <summary>Starts the application, says where it is and how to sign in, and waits until it is stopped.</summary>
public static class Server
{
    /// <summary>Runs the application.</summary>
    /// <returns>0 after an orderly stop.</returns>
    /// <exception cref="UsageException">An address cannot be read.</exception>
    /// <exception cref="FailedException">It could not start; the message says what to do.</exception>
    public static async Task<int> RunAsync(ServeOptions options, CommandConsole console, CancellationToken cancellationToken)
    {
        await using var app = Build(options);
        var urls = app.Urls.ToArray();
        if (ListenAddresses.FirstTaken(urls) is { } taken)
        {
            // Said before the database is touched: the other one may be ours, at work.
            throw Taken(taken, null);
        }

        var startup = app.Services.GetRequiredService<DataStartup>();
        var isLocal = urls.All(ListenAddresses.IsLoopback);
        var (database, demo) = await startup.PrepareAsync(!options.NoDemo && isLocal, cancellationToken);
        if (database.IsNew)
        {
            console.Say($"Made a new database at {database.Place}.");
        }

        if (demo is not null)
        {
            console.Say($"Loaded the demo shop: {demo.Written.Customers:N0} customers, {demo.Written.Lines:N0} lines.");
        }
        else if (database.IsNew && !options.NoDemo)
        {
            console.Say("The demo is for this machine alone, so it was not loaded: the server listens to others.");
        }

        if (demo is not null)
        {
            await app.Services.GetRequiredService<DemoAccounts>().EnableAsync(cancellationToken);
        }

        var access = await app.Services.GetRequiredService<AccessStartup>().PrepareAsync(urls, cancellationToken);
        var loading = Task.Run(() => startup.LoadFactsAsync(cancellationToken), cancellationToken);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw Taken(string.Join(';', urls), e);
        }
        catch (SocketException e)
        {
            throw new FailedException($"The server cannot listen on {string.Join(';', urls)}: {e.Message}. Choose another address with 'serve --urls {ListenAddresses.Default}'.", e);
        }

        if (isLocal && !Loopback.IsOnly(app.Urls))
        {
            // What is bound counts, not what was asked for: the demo's accounts must not be open to others.
            var bound = string.Join(';', app.Urls);
            await app.StopAsync(CancellationToken.None);
            throw new FailedException(
                $"The server was to listen on {string.Join(';', urls)}, for this machine alone, but the settings made it listen on {bound}. "
                + "Take the other addresses out of the settings, or name them all in Urls.");
        }

        await loading;
        var address = app.Urls.First();
        console.Say($"Analytics is ready at {address}");
        foreach (var line in access)
        {
            // The port is known only now where it was left to the system.
            console.Say(line.Replace(AccessStartup.BaseAddress(urls), AccessStartup.BaseAddress(app.Urls), StringComparison.Ordinal));
        }

        console.Say("Stop it with Ctrl+C.");
        console.WriteJson(new { address, database = database.Place, demo = demo?.Batch });
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCodes.Done;
    }

    private static FailedException Taken(string address, Exception? cause)
    {
        var message = $"{address} is already in use, perhaps by Analytics itself: open it in a browser, stop the other program, "
            + "or choose another address, such as 'serve --urls http://127.0.0.1:5081'.";
        return cause is null ? new FailedException(message) : new FailedException(message, cause);
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
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            // Settings that cannot be read.
            throw new FailedException($"The settings cannot be read: {e.Message} {e.InnerException?.Message}".TrimEnd(), e);
        }
    }
}
