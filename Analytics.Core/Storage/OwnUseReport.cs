namespace Analytics.Core.Storage;

/// <summary>How this application itself was used. The parts add up to the whole, accounts and times apart.</summary>
/// <param name="Rows">Page by page and path by path, the most used first.</param>
/// <param name="Buckets">How many pages and how many requests to the API, by the beginning of each hour or day, without holes.</param>
/// <param name="Accounts">How many accounts and keys there were.</param>
/// <param name="MedianMs">Half took no longer, in milliseconds; null when there was no use.</param>
/// <param name="P95Ms">Nineteen in twenty took no longer; null when there was no use.</param>
public sealed record OwnUseReport(IReadOnlyList<OwnUseRow> Rows, IReadOnlyList<(DateTimeOffset At, int Pages, int Api)> Buckets, int Accounts, int? MedianMs, int? P95Ms)
{
    /// <summary>How often anything was used.</summary>
    public int Uses => Rows.Sum(static r => r.Uses);

    /// <summary>How many of these were pages.</summary>
    public int Pages => Buckets.Sum(static b => b.Pages);

    /// <summary>How many of these were requests to the API.</summary>
    public int ApiCalls => Buckets.Sum(static b => b.Api);

    /// <summary>How many were answered with 400 to 499.</summary>
    public int Refused => Rows.Sum(static r => r.Refused);

    /// <summary>How many were answered with 500 or above.</summary>
    public int Failed => Rows.Sum(static r => r.Failed);
}
