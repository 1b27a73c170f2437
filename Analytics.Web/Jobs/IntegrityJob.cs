using Analytics.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Web.Jobs;

/// <summary>Reads the whole database file and checks that it is sound, so that damage is noticed while a good backup still exists.</summary>
internal sealed class IntegrityJob(IDbContextFactory<AnalyticsDbContext> contexts) : IMaintenanceJob
{
    public static JobPlan Plan { get; } = new(
        "integrity", "Integrity check", "Reads the database through and checks that it is sound.", "Every Sunday at 04:20 UTC", "0 20 4 ? * SUN");

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (context is not SqliteAnalyticsDbContext)
        {
            return await context.Database.CanConnectAsync(cancellationToken)
                ? "The server answers; PostgreSQL checks its pages itself."
                : throw new InvalidOperationException("The database server does not answer.");
        }

        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        command.CommandTimeout = 3600;
        var verdict = await command.ExecuteScalarAsync(cancellationToken) as string;
        return verdict == "ok"
            ? "The database is sound."
            : throw new InvalidOperationException($"The database is damaged: {verdict}. Keep a copy of the file and restore a backup.");
    }
}
