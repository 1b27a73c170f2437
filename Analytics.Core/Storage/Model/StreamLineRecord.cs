namespace Analytics.Core.Storage.Model;

/// <summary>The key under which a streamed line was sent, so that sending it again neither counts twice nor is lost.</summary>
internal sealed class StreamLineRecord
{
    /// <summary>The purchase line's own key.</summary>
    public long Id { get; set; }

    public int BatchId { get; set; }

    /// <summary>16 bytes of order and line, unique.</summary>
    public required byte[] LineKey { get; set; }

    /// <summary>The data version that last changed the line; null where it stands as it came.</summary>
    public long? CorrectedVersion { get; set; }
}
