namespace Analytics.Core.Domain;

/// <summary>A view of a page under a name: its path and query string.</summary>
public sealed class SavedView
{
    /// <summary>Storage key.</summary>
    public int Id { get; set; }

    /// <summary>The name; unique for its owner.</summary>
    public required string Name { get; set; }

    /// <summary>Relative address with its query string; it reproduces the view.</summary>
    public required string Address { get; set; }

    /// <summary>The account that saved it.</summary>
    public required string Owner { get; set; }

    /// <summary>Whether everybody sees it.</summary>
    public bool IsShared { get; set; }

    /// <summary>When it was saved.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
