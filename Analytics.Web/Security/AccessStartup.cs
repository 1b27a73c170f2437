using Microsoft.Extensions.Options;

namespace Analytics.Web.Security;

/// <summary>Sees to it at each start that somebody can sign in, and nobody can who should not.</summary>
public sealed class AccessStartup(
    AccountService accounts, DemoAccounts demo, DemoDoor door, OneTimeLinks links, IOptions<SecurityOptions> options)
{
    /// <summary>
    /// Prepares access for a server that listens to <paramref name="urls"/>, and returns the lines to print on the console
    /// (never to the log): how to sign in with the demo's accounts, or the one-time link for the first admin; none when all is set.
    /// </summary>
    public async Task<IReadOnlyList<string>> PrepareAsync(IReadOnlyCollection<string> urls, CancellationToken cancellationToken = default)
    {
        var lines = new List<string>();
        var demoAccounts = demo.List();
        door.IsAnnounced = demoAccounts.Count > 0 && Loopback.IsOnly(urls);
        if (door.IsAnnounced)
        {
            lines.Add("Demo accounts, for this machine only:");
            lines.AddRange((await demo.EnableAsync(cancellationToken)).Select(account => $"  {account.Email,-20} {account.Password}  ({account.Role})"));
            lines.Add("Sign in with them filled in: " + BaseAddress(urls) + door.SignInPath);
            return lines;
        }

        if (demoAccounts.Count > 0)
        {
            await demo.SuspendAsync(cancellationToken);
            lines.Add("The demo accounts are switched off: they work only while the server listens to this machine alone.");
        }

        if (!await accounts.HasOwnAdminAsync(cancellationToken))
        {
            var secret = await links.CreateAsync(OneTimeLink.Setup, null, cancellationToken);
            lines.Add($"There is no admin yet. Open this link once, within {options.Value.LinkHours} hours, to make the first:");
            lines.Add("  " + BaseAddress(urls) + OneTimeLinks.SetupPath(secret));
        }

        return lines;
    }

    /// <summary>The address at which a person on this machine finds the server.</summary>
    public static string BaseAddress(IEnumerable<string> urls)
    {
        var first = urls.FirstOrDefault() ?? "http://localhost:5080";
        foreach (var everywhere in (string[])["//*", "//+", "//0.0.0.0", "//[::]"])
        {
            first = first.Replace(everywhere, "//localhost", StringComparison.Ordinal);
        }

        return first.TrimEnd('/');
    }
}
