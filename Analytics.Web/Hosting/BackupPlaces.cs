using System.Globalization;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Backup;

namespace Analytics.Web.Hosting;

/// <summary>Where backups lie and what they are called.</summary>
public static class BackupPlaces
{
    /// <summary>The file of a backup made now, in a folder.</summary>
    public static string NewFile(string folder, string kind, TimeProvider clock) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{kind}-{clock.GetUtcNow():yyyyMMdd-HHmmss}.db"));

    /// <summary>The folder for backups beside the data.</summary>
    public static string DefaultFolder(DatabaseOptions database) => Path.Combine(database.ResolveFolder(), "backups");

    /// <summary>Removes what backups of a kind that were killed left half written; at most one is written at a time.</summary>
    public static void RemovePartial(string folder, string kind)
    {
        if (Directory.Exists(folder))
        {
            foreach (var left in Directory.EnumerateFiles(folder, kind + "-*.db.partial*").ToList())
            {
                File.Delete(left);
            }
        }
    }

    /// <summary>Removes the oldest backups of a kind with their manifests, so that <paramref name="keep"/> are left.</summary>
    /// <returns>How many were removed.</returns>
    public static int RemoveOld(string folder, string kind, int keep)
    {
        var old = Directory.EnumerateFiles(folder, kind + "-*.db").OrderDescending(StringComparer.Ordinal).Skip(Math.Max(1, keep)).ToList();
        foreach (var file in old)
        {
            File.Delete(file);
            File.Delete(BackupManifest.PathOf(file));
        }

        return old.Count;
    }
}
