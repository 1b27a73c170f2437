namespace Analytics.Core.Storage;

/// <summary>What came of computing the audit's hashes anew.</summary>
/// <param name="Entries">Entries read.</param>
/// <param name="Head">The hash with which it ends.</param>
/// <param name="Break">The first place at which it is not what was written; null when it is whole.</param>
/// <param name="HoldsGivenHead">Whether the hash that was given is in the chain, so that nothing up to it was rewritten; null when none was given.</param>
public sealed record AuditVerification(long Entries, string Head, AuditBreak? Break, bool? HoldsGivenHead)
{
    /// <summary>Whether nothing was changed, taken out or put in, as far as can be seen.</summary>
    public bool IsWhole => Break is null && HoldsGivenHead != false;
}
