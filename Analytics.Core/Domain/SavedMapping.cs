namespace Analytics.Core.Domain;

/// <summary>How a file's columns were mapped, offered again for a file with the same header.</summary>
public sealed class SavedMapping
{
    /// <summary>Storage key.</summary>
    public int Id { get; set; }

    /// <summary>The name, unique.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 over the header's names, in lower-case hex.</summary>
    public required string HeaderSha256 { get; set; }

    /// <summary>The mapping itself, as JSON.</summary>
    public required string MappingJson { get; set; }

    /// <summary>When it was saved.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
