using System.Globalization;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Protection;

namespace Analytics.Web.Hosting.Health;

/// <summary>Looks at the keys that decrypt sensitive values, and at every such value. Changes nothing.</summary>
internal static class KeysExam
{
    /// <summary>The findings; a ring that does not open them is the only one then.</summary>
    public static async Task<IReadOnlyList<Finding>> RunAsync(FieldProtection fields, CancellationToken cancellationToken)
    {
        var ring = fields.Ring;
        try
        {
            var report = await fields.InspectAsync(cancellationToken);
            List<Finding> findings = [Values(report)];
            if (ring.IsOpenToOthers)
            {
                findings.Add(new Finding("Keys", Verdict.Warning, $"Other accounts of this machine may read the keys in {ring.Folder}.", $"chmod 700 {ring.Folder}"));
            }

            if (ring.IsBesideDatabase && ring.IsNewestPlain())
            {
                findings.Add(new Finding(
                    "Keys",
                    Verdict.Warning,
                    $"The keys lie unencrypted in {ring.Folder}, beside the database: whoever copies that folder has both.",
                    "Move the folder to another disk and name it in Keys:Folder, or name a certificate in Keys:CertificateFile and run 'analytics keys rotate'."));
            }

            return findings;
        }
        catch (StorageException lost) when (lost.Problem == StorageProblem.KeysLost)
        {
            return [new Finding("Keys", Verdict.Bad, lost.Message, $"Put the folder of keys back at {ring.Folder}, or set Keys:Folder and Keys:CertificateFile to where they are.")];
        }
    }

    private static Finding Values(FieldReport report)
    {
        if (report.Unreadable.Count > 0)
        {
            var where = string.Join(", ", report.Unreadable.Select(static place => string.Create(CultureInfo.InvariantCulture, $"{place.Value} of {place.Key}")));
            return new Finding(
                "Keys", Verdict.Bad, $"Encrypted values do not open: {where}. They were changed or damaged, or their key is gone.",
                "Restore the newest backup. Where there is none that has them, 'analytics keys forget --yes' empties them, and the rest goes on.");
        }

        return report.Plain > 0
            ? new Finding(
                "Keys", Verdict.Warning, string.Create(CultureInfo.InvariantCulture, $"{report.Plain} sensitive values lie unencrypted: something else than this program wrote them."),
                "'analytics keys rotate' encrypts them.")
            : new Finding("Keys", Verdict.Good, string.Create(CultureInfo.InvariantCulture, $"All {report.Encrypted} sensitive values are encrypted, and open."));
    }
}
