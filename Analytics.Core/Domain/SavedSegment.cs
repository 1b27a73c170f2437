namespace Analytics.Core.Domain;

/// <summary>A segment of customers under a name: rules that say who is in it. Everybody sees it.</summary>
public sealed class SavedSegment
{
    /// <summary>Storage key; filters and addresses name the segment by it.</summary>
    public int Id { get; set; }

    /// <summary>The name to show.</summary>
    public required string Name { get; set; }

    /// <summary>The name in lower case, unique; null once deleted, so that the name is free again.</summary>
    public string? NameKey { get; set; }

    /// <summary>The rules, as JSON.</summary>
    public required string RulesJson { get; set; }

    /// <summary>The account that made it.</summary>
    public required string Owner { get; set; }

    /// <summary>Grows with each change, so that nobody overwrites what they have not seen.</summary>
    public int Version { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>The account that last changed it.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>When it was deleted; null while it is there.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
