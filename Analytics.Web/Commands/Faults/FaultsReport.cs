namespace Analytics.Web.Commands.Faults;

/// <summary>What all kills came to.</summary>
/// <param name="Imports">Of imports; counted in lines.</param>
/// <param name="Events">Of the server while events come in; counted in events, half-done work in requests.</param>
/// <param name="Backups">Of backups while an import writes; counted in backups.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record FaultsReport(KillTally Imports, KillTally Events, KillTally Backups, double Seconds)
{
    /// <summary>Whether nothing acknowledged was lost, nothing counted twice, and nothing else wrong.</summary>
    public bool IsSound => Imports.IsSound && Events.IsSound && Backups.IsSound;
}
