namespace Analytics.Core.Domain;

/// <summary>A funnel under a name. Everybody sees it.</summary>
public sealed class SavedFunnel
{
    /// <summary>Storage key.</summary>
    public int Id { get; set; }

    /// <summary>The name to show.</summary>
    public required string Name { get; set; }

    /// <summary>The name in lower case, unique.</summary>
    public required string NameKey { get; set; }

    /// <summary>What it asks, as a query string without its question mark; days are not part of it.</summary>
    public required string Question { get; set; }

    /// <summary>The account that saved it first.</summary>
    public required string Owner { get; set; }

    /// <summary>The account that saved it last.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>When it was last saved.</summary>
    public DateTimeOffset ChangedAt { get; set; }
}
