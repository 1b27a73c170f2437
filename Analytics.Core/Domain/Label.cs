namespace Analytics.Core.Domain;

/// <summary>A name that many lines share, stored once: a category, a channel or a location.</summary>
public sealed class Label
{
    /// <summary>Storage key, unique over all kinds.</summary>
    public int Id { get; set; }

    /// <summary>What it names.</summary>
    public LabelKind Kind { get; set; }

    /// <summary>The name as the source writes it, unique within its kind.</summary>
    public required string Name { get; set; }
}
