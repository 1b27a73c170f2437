namespace Analytics.Core.Import.Reading;

/// <summary>What one pass over a file's bytes says about it.</summary>
internal sealed record FileFacts
{
    /// <summary>Size on disk in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>When it was last written.</summary>
    public required DateTime LastWriteUtc { get; init; }

    /// <summary>SHA-256 of its bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether it is compressed with gzip.</summary>
    public required bool IsCompressed { get; init; }

    /// <summary>The encoding that its bytes speak for, by .NET's name.</summary>
    public required string Encoding { get; init; }

    /// <summary>Whether a byte order mark says so.</summary>
    public required bool HasMark { get; init; }

    /// <summary>Bytes that are no valid text, in a file that is UTF-8 all the same.</summary>
    public required long InvalidBytes { get; init; }

    /// <summary>The text's first bytes, unpacked: up to <see cref="FileProbe.HeadBytes"/>.</summary>
    public required byte[] Head { get; init; }
}
