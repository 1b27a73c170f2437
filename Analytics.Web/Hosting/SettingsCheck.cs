using System.Net;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Protection;
using Analytics.Core.Streaming;
using Analytics.Web.Hosting.Forwarding;
using Analytics.Web.Hosting.OwnUse;
using Analytics.Web.Jobs;
using Analytics.Web.Outgoing;
using Analytics.Web.Security;
using Analytics.Web.State;
using Analytics.Web.State.Uploads;
using Analytics.Web.Telemetry;

namespace Analytics.Web.Hosting;

/// <summary>
/// Reads the settings before anything uses them: a value that cannot be read or is out of its range stops the start with a message
/// that says what to set, and a name that means nothing is pointed out, because a misspelt setting would silently have no effect.
/// </summary>
public static class SettingsCheck
{
    private const int Year = 366;

    /// <summary>All settings of our own, in the order of the README.</summary>
    public static IReadOnlyList<SettingRule> Rules { get; } =
    [
        SettingRule.OneOf(DatabaseOptions.Section + ":Provider", nameof(DatabaseProvider.Sqlite), nameof(DatabaseProvider.PostgreSQL)),
        SettingRule.Text(DatabaseOptions.Section + ":ConnectionString"),
        SettingRule.Text(DatabaseOptions.Section + ":Path"),
        SettingRule.Text(DatabaseOptions.Section + ":ContentRoot"),
        SettingRule.Whole(DatabaseOptions.Section + ":BusyTimeoutSeconds", 1, 600),
        SettingRule.Text(KeyRingOptions.Section + ":Folder"),
        SettingRule.Text(KeyRingOptions.Section + ":CertificateFile"),
        SettingRule.Text(KeyRingOptions.Section + ":CertificatePassword"),
        SettingRule.Whole(KeyRingOptions.Section + ":RotateDays", 7, 10 * Year),
        SettingRule.Number(QueryCacheOptions.Section + ":CacheMinutes", 0, 1440),
        SettingRule.Whole(QueryCacheOptions.Section + ":MaxAnswers", 1, 1_000_000),
        SettingRule.Number(QueryCacheOptions.Section + ":RefreshSeconds", 1, 86_400),
        SettingRule.Flag(ScoringOptions.Section + ":Background"),
        SettingRule.Whole(ScoringOptions.Section + ":LookEverySeconds", 1, 86_400),
        SettingRule.Whole(ScoringOptions.Section + ":RetryAfterSeconds", 1, 86_400),
        SettingRule.OneOf(StreamOptions.Section + ":Demo", "Auto", "On", "Off"),
        SettingRule.Number(StreamOptions.Section + ":DemoPerSecond", 0, StreamOptions.MaxPerSecond),
        SettingRule.Flag(StreamOptions.Section + ":DemoRhythm"),
        SettingRule.Number(StreamOptions.Section + ":DemoCatchUpSeconds", 0, 86_400),
        SettingRule.Whole(StreamOptions.Section + ":DemoSeed", 0, int.MaxValue),
        SettingRule.Whole(SecurityOptions.Section + ":LockoutFailures", 1, 100),
        SettingRule.Whole(SecurityOptions.Section + ":LockoutMinutes", 1, 1440),
        SettingRule.Whole(SecurityOptions.Section + ":SessionHours", 1, 24 * Year),
        SettingRule.Whole(SecurityOptions.Section + ":SessionDays", 1, Year),
        SettingRule.Whole(SecurityOptions.Section + ":RevalidateSeconds", 0, 3600),
        SettingRule.Whole(SecurityOptions.Section + ":AccessTokenMinutes", 1, 1440),
        SettingRule.Whole(SecurityOptions.Section + ":RefreshTokenDays", 1, Year),
        SettingRule.Whole(SecurityOptions.Section + ":PasswordLength", 8, 128),
        SettingRule.Whole(SecurityOptions.Section + ":LinkHours", 1, 24 * Year),
        new(SecurityOptions.Section + ":SecondFactorRoles", "a list of roles: " + string.Join(", ", Roles.All), static text => Roles.All.Contains(text)),
        new(SecurityOptions.Section + ":KnownProxies", "a list of IP addresses", static text => IPAddress.TryParse(text, out _)),
        SettingRule.Text(OutsideSignInOptions.Section + ":Name"),
        SettingRule.Text(OutsideSignInOptions.Section + ":ClientId"),
        SettingRule.Text(OutsideSignInOptions.Section + ":ClientSecret"),
        new(OutsideSignInOptions.Section + ":AuthorizationEndpoint", "an https address", IsSafeAddress),
        new(OutsideSignInOptions.Section + ":TokenEndpoint", "an https address", IsSafeAddress),
        new(OutsideSignInOptions.Section + ":UserInformationEndpoint", "an https address", IsSafeAddress),
        SettingRule.Text(OutsideSignInOptions.Section + ":Scopes"),
        SettingRule.Flag(OutsideSignInOptions.Section + ":TrustsAddresses"),
        SettingRule.OneOf(OutsideSignInOptions.Section + ":NewAccountRole", [.. Roles.All]),
        SettingRule.Text(OutsideSignInOptions.Section + ":NewAccountDomains"),
        SettingRule.Whole(LimitOptions.Section + ":ApiPerKeyPerMinute", 0, int.MaxValue),
        SettingRule.Whole(LimitOptions.Section + ":ApiPerAddressPerMinute", 0, int.MaxValue),
        SettingRule.Whole(LimitOptions.Section + ":SignInPerAddressPerMinute", 0, int.MaxValue),
        SettingRule.Whole(LimitOptions.Section + ":EventsPerKeyPerMinute", 0, int.MaxValue),
        SettingRule.Whole(LimitOptions.Section + ":EventsPerAddressPerMinute", 0, int.MaxValue),
        SettingRule.Whole(ConnectionOptions.Section + ":HeadersSeconds", 1, 600),
        SettingRule.Whole(ConnectionOptions.Section + ":IdleSeconds", 1, 3600),
        SettingRule.Number(ConnectionOptions.Section + ":SlowestUploadBytesPerSecond", 1, 1_000_000),
        SettingRule.Number(ConnectionOptions.Section + ":SlowestDownloadBytesPerSecond", 1, 1_000_000),
        SettingRule.Whole(ConnectionOptions.Section + ":GraceSeconds", ConnectionOptions.ShortestGraceSeconds, 600),
        SettingRule.Whole(ConnectionOptions.Section + ":Most", 0, 1_000_000),
        SettingRule.Whole(EventIntakeOptions.Section + ":MostWaiting", 1_000, 10_000_000),
        SettingRule.Whole(EventIntakeOptions.Section + ":MostInOneCommit", 1, 1_000_000),
        SettingRule.Whole(UploadOptions.Section + ":MaxBytes", 1, long.MaxValue),
        SettingRule.Text(UploadOptions.Section + ":Folder"),
        SettingRule.Whole(UploadOptions.Section + ":KeepHours", 1, 24 * Year),
        SettingRule.Whole(UploadOptions.Section + ":ReserveBytes", 0, long.MaxValue),
        SettingRule.Whole(RetentionOptions.Section + ":QuarantineDays", 0, 100 * Year),
        SettingRule.Whole(RetentionOptions.Section + ":OwnUseDays", 0, 100 * Year),
        SettingRule.Flag(OwnUseOptions.Section + ":Record"),
        new(ForwardingOptions.Section + ":Url", "an http or https address", static text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)),
        SettingRule.Text(ForwardingOptions.Section + ":Secret"),
        SettingRule.Whole(ForwardingOptions.Section + ":MostWaiting", 1, 10_000_000),
        SettingRule.Whole(RetentionOptions.Section + ":EventMonths", 0, 1_200),
        SettingRule.Whole(RetentionOptions.Section + ":TextMonths", 0, 1_200),
        new(OutgoingOptions.Section + ":AllowedNetworks", "a list of networks such as 10.1.2.0/24, or addresses", static text => OutgoingOptions.Network(text) is not null),
        SettingRule.Text(BackupOptions.Section + ":Folder"),
        SettingRule.Whole(BackupOptions.Section + ":Keep", 1, 10_000),
        new(TelemetryOptions.Section + ":Endpoint", "an http or https address such as http://localhost:4318, or nothing", static text =>
            Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)),
        SettingRule.OneOf(TelemetryOptions.Section + ":Protocol", TelemetryOptions.Http, TelemetryOptions.Grpc),
        SettingRule.Text(TelemetryOptions.Section + ":Headers"),
        SettingRule.Text(TelemetryOptions.Section + ":ServiceName"),
        SettingRule.Whole(TelemetryOptions.Section + ":IntervalSeconds", 1, 3600),
        SettingRule.Number(TelemetryOptions.Section + ":TracedShare", 0, 1),
        .. JobPlans.All.Select(static plan => new SettingRule(
            plan.Setting, $"a Quartz cron expression in UTC such as '{plan.Cron}' (second, minute, hour, day of the month, month, day of the week), or {JobPlan.Off}", JobPlan.IsSchedule)),
    ];

    /// <summary>What is wrong with the settings, the fatal first.</summary>
    public static IReadOnlyList<SettingProblem> Run(IConfiguration configuration)
    {
        var rules = Rules.ToDictionary(static rule => rule.Key, StringComparer.OrdinalIgnoreCase);
        var problems = new List<SettingProblem>(SettingsBetween.Check(configuration));
        foreach (var section in Rules.Select(static rule => rule.Key.Split(':')[0]).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            foreach (var setting in configuration.GetSection(section).GetChildren())
            {
                if (rules.TryGetValue(setting.Path, out var rule))
                {
                    problems.AddRange(Values(setting).Where(value => !rule.Accepts(value)).Select(value => new SettingProblem(
                        rule.Key, $"{rule.Key} is '{value}', but takes {rule.Takes}. Set it in appsettings.json, or as {Variable(rule.Key)} in the environment.", IsFatal: true)));
                }
                else
                {
                    problems.Add(new SettingProblem(setting.Path, $"{setting.Path} means nothing and has no effect.{Meant(setting.Path)}", IsFatal: false));
                }
            }
        }

        if (!string.IsNullOrWhiteSpace(configuration[ForwardingOptions.Section + ":Url"]) && (configuration[ForwardingOptions.Section + ":Secret"] ?? string.Empty).Length < ForwardingOptions.ShortestSecret)
        {
            problems.Add(new SettingProblem(
                ForwardingOptions.Section + ":Secret", $"Forwarding:Url is set, but Forwarding:Secret, with which deliveries are signed, has fewer than {ForwardingOptions.ShortestSecret} characters.", IsFatal: true));
        }

        return [.. problems.OrderByDescending(static problem => problem.IsFatal)];
    }

    /// <summary>Refuses settings with which the program must not start.</summary>
    /// <exception cref="InvalidDataException">There are some; the message names each.</exception>
    public static void Require(IConfiguration configuration)
    {
        var fatal = Run(configuration).Where(static problem => problem.IsFatal).Select(static problem => problem.Message).ToList();
        if (fatal.Count > 0)
        {
            throw new InvalidDataException(string.Join(' ', fatal));
        }
    }

    // Without encryption only on this machine.
    private static bool IsSafeAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && Loopback.IsHost(uri.Host)));

    private static IEnumerable<string> Values(IConfigurationSection setting)
    {
        var own = string.IsNullOrWhiteSpace(setting.Value) ? [] : new[] { setting.Value.Trim() };
        return own.Concat(setting.GetChildren().Select(static child => child.Value?.Trim()).OfType<string>());
    }

    private static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    private static string Meant(string key)
    {
        var nearest = Rules.MinBy(rule => Distance(rule.Key, key))!.Key;
        return Distance(nearest, key) <= 4 ? $" Was {nearest} meant?" : string.Empty;
    }

    /// <summary>Levenshtein's distance, case apart.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var isSame = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (isSame ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
