using Analytics.Core.Storage.Backup;
using Analytics.Web.Hosting;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Jobs;

/// <summary>Writes a backup each night into the folder that the settings name, and keeps the newest ones.</summary>
internal sealed class BackupJob(DatabaseBackup backup, IOptions<BackupOptions> options, TimeProvider clock) : IMaintenanceJob
{
    private const string Kind = "nightly";

    public static JobPlan Plan { get; } = new(
        "backup", "Backup", "Copies the database into the folder that Backup:Folder names, reads the copy back, and keeps the newest ones.", "Every day at 02:40 UTC", "0 40 2 * * ?");

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.Value.Folder))
        {
            return "Not written: Backup:Folder names no folder.";
        }

        var folder = Path.GetFullPath(options.Value.Folder, HostPaths.Current.Root);
        BackupPlaces.RemovePartial(folder, Kind);
        var file = BackupPlaces.NewFile(folder, Kind, clock);
        var manifest = await backup.WriteAsync(file, cancellationToken);
        var removed = BackupPlaces.RemoveOld(folder, Kind, options.Value.Keep);
        return FormattableString.Invariant($"Wrote {file} ({manifest.Bytes / 1_048_576.0:N1} MB, read back) and removed {removed} older ones.");
    }
}
