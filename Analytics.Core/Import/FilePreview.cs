namespace Analytics.Core.Import;

/// <summary>What was found in a file before anything was asked.</summary>
public sealed record FilePreview
{
    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its size on disk, in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of its bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether it is compressed with gzip.</summary>
    public required bool IsCompressed { get; init; }

    /// <summary>How its bytes become cells.</summary>
    public required FileLayout Layout { get; init; }

    /// <summary>Its columns.</summary>
    public required IReadOnlyList<ColumnPreview> Columns { get; init; }

    /// <summary>Its first rows (up to 20), header apart, as text.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>
    /// The plan that fits best: from a saved mapping with the same header, else a preset, else the columns' names and values.
    /// <see cref="ImportFields.Missing"/> says what it lacks.
    /// </summary>
    public required ImportPlan SuggestedPlan { get; init; }

    /// <summary>Presets whose header this is, the best first.</summary>
    public required IReadOnlyList<string> Presets { get; init; }

    /// <summary>Saved mappings for this very header, the latest first.</summary>
    public required IReadOnlyList<string> SavedMappings { get; init; }

    /// <summary>What must be answered before the check, for the suggested plan; empty when the evidence decides everything.</summary>
    public required IReadOnlyList<Ambiguity> Ambiguities { get; init; }

    /// <summary>What else is worth knowing, in words.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>A committed batch of the very same file; null when there is none.</summary>
    public EarlierImport? SameFile { get; init; }
}
