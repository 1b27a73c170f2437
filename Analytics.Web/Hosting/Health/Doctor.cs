using System.Globalization;
using System.Runtime.InteropServices;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Backup;
using Analytics.Core.Storage.Protection;
using Analytics.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Web.Hosting.Health;

/// <summary>Looks at all that the program needs and says what is wrong and how to mend it. Changes nothing.</summary>
public sealed class Doctor(IServiceProvider services, IConfiguration configuration, TimeProvider clock)
{
    private const long LeastFreeBytes = 1L << 30;

    private static readonly TimeSpan OldBackup = TimeSpan.FromDays(7);

    /// <summary>All findings, in the order in which one would mend them.</summary>
    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        findings.AddRange(Settings());
        findings.Add(Runtime());
        findings.AddRange(Addresses());
        var database = services.GetRequiredService<DatabaseOptions>();
        findings.Add(Disk(database));
        var state = await DatabaseAsync(database, cancellationToken);
        findings.Add(state);
        if (state.Verdict != Verdict.Bad)
        {
            findings.AddRange(await ContentAsync(cancellationToken));
            if (state.Verdict == Verdict.Good)
            {
                findings.Add(await AuditAsync(cancellationToken));
                findings.AddRange(await KeysExam.RunAsync(services.GetRequiredService<FieldProtection>(), cancellationToken));
            }
        }

        findings.Add(Backups(database));
        return findings;
    }

    private IEnumerable<Finding> Settings()
    {
        var problems = SettingsCheck.Run(configuration);
        return problems.Count == 0
            ? [new Finding("Settings", Verdict.Good, "Every setting can be read.")]
            : problems.Select(static problem => new Finding(
                "Settings", problem.IsFatal ? Verdict.Bad : Verdict.Warning, problem.Message, problem.IsFatal ? "Correct the setting." : "Correct its name, or take it out."));
    }

    private static Finding Runtime()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var what = string.Create(CultureInfo.InvariantCulture, $"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, {memory / (double)(1 << 30):N1} GiB of memory.");
        return memory < 1L << 30
            ? new Finding("Machine", Verdict.Warning, what, "Give it at least 1 GiB: ten million lines take about 0.4 GiB, and models need as much again.")
            : new Finding("Machine", Verdict.Good, what);
    }

    private IEnumerable<Finding> Addresses()
    {
        IReadOnlyList<string> urls;
        string? unreadable = null;
        try
        {
            urls = ListenAddresses.From(new ServeOptions(), configuration);
        }
        catch (FormatException e)
        {
            urls = [];
            unreadable = e.Message;
        }

        if (unreadable is not null)
        {
            yield return new Finding("Address", Verdict.Bad, unreadable, "Correct Urls in the settings.");
            yield break;
        }

        foreach (var url in urls)
        {
            if (!ListenAddresses.IsLoopback(url) && url.StartsWith("http:", StringComparison.OrdinalIgnoreCase) && !HasProxy())
            {
                yield return new Finding(
                    "Address",
                    Verdict.Warning,
                    $"{url} can be reached from other machines without encryption, and no reverse proxy is named.",
                    "Put a proxy with https in front and name it in Security:KnownProxies, or give Kestrel a certificate.");
            }
            else
            {
                yield return ListenAddresses.FirstTaken([url]) is null
                    ? new Finding("Address", Verdict.Good, $"{url} is free.")
                    : new Finding("Address", Verdict.Good, $"{url} is in use: by Analytics itself, if it is running.", "If it is another program, stop that or choose another address with --urls.");
            }
        }
    }

    private bool HasProxy() => configuration.GetSection(SecurityOptions.Section + ":KnownProxies").GetChildren().Any();

    private static Finding Disk(DatabaseOptions database)
    {
        var folder = database.ResolveFolder();
        var there = new DirectoryInfo(folder);
        while (!there.Exists && there.Parent is { } parent)
        {
            there = parent;
        }

        try
        {
            var free = new DriveInfo(there.FullName).AvailableFreeSpace;
            var size = database.ResolveFile() is { } file && File.Exists(file) ? new FileInfo(file).Length : 0;
            var what = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1 << 30):N1} GiB are free where {folder} lies; the database takes {size / 1_048_576.0:N1} MB.");
            return free < Math.Max(LeastFreeBytes, size * 2)
                ? new Finding("Disk", Verdict.Warning, what, "Make room: an import and a backup each need about as much again as the database takes.")
                : new Finding("Disk", Verdict.Good, what);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Finding("Disk", Verdict.Warning, $"The free space of {folder} is not known: {error.Message}");
        }
    }

    // Only looked at: what a start would make or migrate is left as it is.
    private async Task<Finding> DatabaseAsync(DatabaseOptions database, CancellationToken cancellationToken)
    {
        if (database.ResolveFile() is { } file && !File.Exists(file))
        {
            return new Finding("Database", Verdict.Bad, $"There is no database at {file}.", "Start the server once, or import a file: either makes it.");
        }

        try
        {
            await using var context = await services.GetRequiredService<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync(cancellationToken);
            var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
            if (applied.Find(step => !known.Contains(step)) is { } newer)
            {
                return new Finding("Database", Verdict.Bad, $"A newer version of this program has changed it (step {newer}).", "Start that version or a later one, or restore an older backup.");
            }

            if (context is SqliteAnalyticsDbContext)
            {
                await context.Database.OpenConnectionAsync(cancellationToken);
                await using var command = context.Database.GetDbConnection().CreateCommand();
                command.CommandText = "PRAGMA integrity_check(1)";
                command.CommandTimeout = 3600;
                if (await command.ExecuteScalarAsync(cancellationToken) as string is var verdict and not "ok")
                {
                    return new Finding("Database", Verdict.Bad, $"It is damaged: {verdict}.", "Keep a copy of the file with its -wal and -shm files, then restore the newest backup.");
                }
            }

            // Only what is up to date can be probed: an older schema may lack what the probe reads.
            if (known.Count == applied.Count && services.GetRequiredService<StorageProbe>().Look() is { } wrong)
            {
                return new Finding("Database", wrong.Problem == StorageProblem.Locked ? Verdict.Warning : Verdict.Bad, wrong.Message, "See the message.");
            }

            return known.Count > applied.Count
                ? new Finding("Database", Verdict.Warning, string.Create(CultureInfo.InvariantCulture, $"It is sound; {known.Count - applied.Count} steps of this version are not applied yet."), "The next start applies them. Make a backup before.")
                : new Finding("Database", Verdict.Good, "It is sound and up to date.");
        }
        catch (Exception error) when (StorageErrors.Translate(error) is { } clear)
        {
            return new Finding("Database", Verdict.Bad, clear.Message, "See the message.");
        }
    }

    private async Task<IReadOnlyList<Finding>> ContentAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        try
        {
            await using var context = await services.GetRequiredService<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync(cancellationToken);
            var admins = await context.Users.CountAsync(
                user => context.UserRoles.Any(link => link.UserId == user.Id && context.Roles.Any(role => role.Id == link.RoleId && role.Name == Roles.Admin)), cancellationToken);
            var accounts = await context.Users.CountAsync(cancellationToken);
            findings.Add(admins == 0
                ? new Finding("Accounts", Verdict.Warning, "There is no admin yet.", "Start the server and open the one-time link that it prints, or 'users add NAME --role Admin'.")
                : new Finding("Accounts", Verdict.Good, string.Create(CultureInfo.InvariantCulture, $"{admins} admins, {accounts} accounts in all.")));
            var now = clock.GetUtcNow();
            var last = await context.ImportBatches.Where(static batch => batch.Status == BatchStatus.Committed).MaxAsync(static batch => batch.LastAtUnixMs, cancellationToken);
            findings.Add(last is { } ms && DateTimeOffset.FromUnixTimeMilliseconds(ms) > now.AddDays(1)
                ? new Finding("Clock", Verdict.Warning, $"The newest line is of {DateTimeOffset.FromUnixTimeMilliseconds(ms):u}, later than this machine's clock ({now:u}).", "Set the machine's clock, or look at the dates of the last import.")
                : new Finding("Clock", Verdict.Good, $"The machine's clock says {now:u}; no line is later."));
            var pending = await context.ImportBatches.CountAsync(static batch => batch.Status == BatchStatus.Pending, cancellationToken);
            if (pending > 0)
            {
                findings.Add(new Finding("Imports", Verdict.Warning, string.Create(CultureInfo.InvariantCulture, $"{pending} imports are under way or were cut off."), "What was cut off is removed at the next start."));
            }
        }
        catch (Exception error) when (StorageErrors.Translate(error) is { } clear)
        {
            findings.Add(new Finding("Data", Verdict.Warning, clear.Message, "Start the server once to bring the database up to date."));
        }

        return findings;
    }

    private async Task<Finding> AuditAsync(CancellationToken cancellationToken)
    {
        var audit = await services.GetRequiredService<AuditLog>().VerifyAsync(cancellationToken: cancellationToken);
        return audit.Break is { } first
            ? new Finding("Audit", Verdict.Bad, first.Message, "Somebody or something changed the database without this program. Keep a copy of it, and hold the audit against that of a backup.")
            : new Finding("Audit", Verdict.Good, string.Create(CultureInfo.InvariantCulture, $"The chain of {audit.Entries} entries is whole and ends with {audit.Head}."));
    }

    private Finding Backups(DatabaseOptions database)
    {
        if (database.Provider != DatabaseProvider.Sqlite)
        {
            return new Finding("Backups", Verdict.Good, "PostgreSQL is backed up with its own tools.");
        }

        var set = configuration[BackupOptions.Section + ":Folder"];
        var folders = new[] { BackupPlaces.DefaultFolder(database), string.IsNullOrWhiteSpace(set) ? null : Path.GetFullPath(set, HostPaths.Current.Root) };
        var newest = folders.OfType<string>()
            .Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.db"))
            .Where(static file => File.Exists(BackupManifest.PathOf(file)))
            .Select(static file => new DateTimeOffset(new FileInfo(file).LastWriteTimeUtc, TimeSpan.Zero))
            .DefaultIfEmpty()
            .Max();
        return newest == default
            ? new Finding("Backups", Verdict.Warning, "There is no backup.", "Run 'backup', or name a folder on another disk in Backup:Folder for one each night.")
            : clock.GetUtcNow() - newest > OldBackup
                ? new Finding("Backups", Verdict.Warning, $"The newest backup is of {newest:u}.", "Run 'backup', or name a folder in Backup:Folder for one each night.")
                : new Finding("Backups", Verdict.Good, $"The newest backup is of {newest:u}.");
    }
}
