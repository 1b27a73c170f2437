namespace Analytics.Core.Queries.Execution;

/// <summary>What one customer sent back, while it is gathered.</summary>
internal struct ReturnCell
{
    /// <summary>Σ amount of lines of negative quantity.</summary>
    public long Amount;

    /// <summary>Those lines.</summary>
    public int Lines;
}
