namespace Analytics.Core.Storage.Protection;

/// <summary>A key that encrypts fields, itself encrypted by the ring of data-protection keys.</summary>
internal sealed class FieldKeyRecord
{
    /// <summary>A random number, so that keys of two databases are not mistaken for each other.</summary>
    public int Id { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Since when nothing is encrypted with it any more; null for the one in use.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>The key, encrypted.</summary>
    public required byte[] Wrapped { get; set; }
}
