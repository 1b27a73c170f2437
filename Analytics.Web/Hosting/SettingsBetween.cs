using Analytics.Core.Storage;
using Analytics.Web.Security;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Analytics.Web.Hosting;

/// <summary>What is wrong with settings that must fit each other, or that the framework would take silently for something else.</summary>
internal static class SettingsBetween
{
    private static readonly string[] Formats = ["simple", "json", "systemd"];

    public static IEnumerable<SettingProblem> Check(IConfiguration configuration) =>
        [.. Database(configuration), .. OutsideSignIn(configuration), .. Logging(configuration)];

    // The text may hold a password, and the driver's message a part of the text: neither is repeated.
    private static IEnumerable<SettingProblem> Database(IConfiguration configuration)
    {
        const string key = DatabaseOptions.Section + ":ConnectionString";
        var text = configuration[key];
        var isPostgres = string.Equals(configuration[DatabaseOptions.Section + ":Provider"]?.Trim(), nameof(DatabaseProvider.PostgreSQL), StringComparison.OrdinalIgnoreCase);
        if (string.IsNullOrWhiteSpace(text))
        {
            return isPostgres
                ? [Fatal(key, $"{key} is empty, but Database:Provider is PostgreSQL. Set it to, say, Host=localhost;Database=analytics;Username=analytics;Password=…")]
                : [];
        }

        try
        {
            _ = isPostgres ? new NpgsqlConnectionStringBuilder(text).Host : new SqliteConnectionStringBuilder(text).DataSource;
            return [];
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            return [Fatal(key, $"{key} cannot be read. Write it as {(isPostgres ? "Host=localhost;Database=analytics;Username=analytics;Password=…" : "Data Source=data/analytics.db")}, with a semicolon between two parts.")];
        }
    }

    private static IEnumerable<SettingProblem> OutsideSignIn(IConfiguration configuration)
    {
        string[] needed = ["ClientId", "AuthorizationEndpoint", "TokenEndpoint", "UserInformationEndpoint"];
        var missing = needed.Where(name => string.IsNullOrWhiteSpace(configuration[$"{OutsideSignInOptions.Section}:{name}"])).ToList();
        return missing.Count is 0 || missing.Count == needed.Length
            ? []
            : missing.Select(static name => Fatal(
                $"{OutsideSignInOptions.Section}:{name}",
                $"{OutsideSignInOptions.Section}:{name} is empty, but other settings of the outside sign-in are there. Set it to what the provider says, or leave all of them empty."));
    }

    private static IEnumerable<SettingProblem> Logging(IConfiguration configuration)
    {
        const string format = "Logging:Console:FormatterName";
        var name = configuration[format];
        if (!string.IsNullOrWhiteSpace(name) && !Formats.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            yield return Fatal(format, $"{format} is '{name}', but takes {string.Join(" or ", Formats)}.");
        }

        foreach (var level in configuration.GetSection("Logging:LogLevel").GetChildren())
        {
            if (!string.IsNullOrWhiteSpace(level.Value) && !Enum.GetNames<LogLevel>().Contains(level.Value.Trim(), StringComparer.OrdinalIgnoreCase))
            {
                yield return Fatal(level.Path, $"{level.Path} is '{level.Value}', but takes {string.Join(" or ", Enum.GetNames<LogLevel>())}.");
            }
        }
    }

    private static SettingProblem Fatal(string key, string message) => new(key, message, IsFatal: true);
}
