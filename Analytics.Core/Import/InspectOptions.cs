using Analytics.Core.Domain;

namespace Analytics.Core.Import;

/// <summary>What a user already said about a file; null where the file itself decides.</summary>
public sealed record InspectOptions
{
    /// <summary>Purchases, customers or products.</summary>
    public BatchKind Kind { get; init; } = BatchKind.Purchases;

    /// <summary>The preset or saved mapping to use, by name.</summary>
    public string? MappingName { get; init; }

    /// <summary>The text encoding, by name.</summary>
    public string? Encoding { get; init; }

    /// <summary>What stands between the columns.</summary>
    public ColumnSeparator? Separator { get; init; }

    /// <summary>Whether the first row names the columns.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>The columns' widths in characters, for fixed-width text.</summary>
    public IReadOnlyList<int>? Widths { get; init; }
}
