namespace Analytics.Core.Domain;

/// <summary>A table that is not about customers, with each of its columns, so that nobody adds one without saying how it is to be handled.</summary>
/// <param name="Table">The table.</param>
/// <param name="Class">The class of its columns.</param>
/// <param name="Columns">Its columns, in the order of the alphabet.</param>
/// <param name="Reason">Why it is classed so, and what erasing a customer does to it, in words.</param>
public sealed record ClassifiedTable(string Table, PrivacyClass Class, string[] Columns, string Reason)
{
    /// <summary>Columns in which a customer may be named all the same: an erasure looks through them.</summary>
    public string[] Documents { get; init; } = [];

    /// <summary>Whether a row that names somebody who is erased is removed, because it is computed anew without the name; else the name gives way in it.</summary>
    public bool IsComputed { get; init; }
}
