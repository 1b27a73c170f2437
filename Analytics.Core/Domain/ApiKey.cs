namespace Analytics.Core.Domain;

/// <summary>A key for programs. Only the SHA-256 of its secret is kept; the secret is shown once.</summary>
public sealed class ApiKey
{
    /// <summary>Storage key.</summary>
    public int Id { get; set; }

    /// <summary>What it is for, in its maker's words.</summary>
    public required string Name { get; set; }

    /// <summary>The public first part, by which it is found.</summary>
    public required string Prefix { get; set; }

    /// <summary>SHA-256 of the whole key, lower-case hex.</summary>
    public required string SecretSha256 { get; set; }

    /// <summary>What it may do: <c>read</c>, <c>write</c>, <c>export</c>, separated by blanks; or <c>events</c> alone.</summary>
    public required string Scopes { get; set; }

    /// <summary>The sites from whose pages it may send events, <c>https://shop.example</c>, separated by blanks; null for a key that is used by servers.</summary>
    public string? Origins { get; set; }

    /// <summary>The rows it may see, as <see cref="Domain.RowLimit.Text"/>; null for all.</summary>
    public string? RowLimit { get; set; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>From when on it is refused.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>When it was revoked; null while it holds.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
