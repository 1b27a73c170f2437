namespace Analytics.Core.Domain;

/// <summary>What somebody wrote about a customer. Everybody sees it.</summary>
public sealed class CustomerNote
{
    /// <summary>Storage key.</summary>
    public int Id { get; set; }

    /// <summary>The customer's own id in the shop, so that a note outlives an import that is taken back and repeated.</summary>
    public required string CustomerId { get; set; }

    /// <summary>What was written.</summary>
    public required string Text { get; set; }

    /// <summary>The account that wrote it.</summary>
    public required string Author { get; set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When its text was last changed; null while it is as written.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>When it was deleted; null while it is there.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Grows with each change, so that nobody overwrites what they have not seen.</summary>
    public int Version { get; set; }
}
