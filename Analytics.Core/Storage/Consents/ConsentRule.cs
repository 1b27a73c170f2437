namespace Analytics.Core.Storage.Consents;

/// <summary>
/// What counts of all that somebody has said about one purpose: the newest word, and in doubt the withdrawal. A yes of unknown date, as in a file
/// without a column for it, cannot be shown to be newer than a withdrawal of known date, and does not override it.
/// </summary>
public static class ConsentRule
{
    /// <summary>What counts: true given, false withdrawn, null nothing said.</summary>
    public static bool? Resolve(IReadOnlyCollection<SaidConsent> said)
    {
        ArgumentNullException.ThrowIfNull(said);
        return Withdrawals(said).Any() ? false
            : said.Count > 0 ? true
            : null;
    }

    /// <summary>The withdrawals that no yes overrides.</summary>
    public static IEnumerable<SaidConsent> Withdrawals(IReadOnlyCollection<SaidConsent> said)
    {
        ArgumentNullException.ThrowIfNull(said);
        return said.Where(no => !no.IsGiven && !said.Any(yes => Overrides(yes, no)));
    }

    // A withdrawal that is kept from an import taken back yields to a yes of the same moment: that is the file once more, put right.
    private static bool Overrides(SaidConsent yes, SaidConsent no) =>
        yes.IsGiven && (yes.IsDated || !no.IsDated) && (yes.At > no.At || (yes.At == no.At && no.IsKept));
}
