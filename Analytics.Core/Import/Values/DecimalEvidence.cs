namespace Analytics.Core.Import.Values;

/// <summary>What one value says about its decimal sign.</summary>
internal enum DecimalEvidence
{
    /// <summary>It is no number.</summary>
    NotANumber,

    /// <summary>A number without either sign.</summary>
    None,

    /// <summary>The decimal sign is a point.</summary>
    Point,

    /// <summary>The decimal sign is a comma.</summary>
    Comma,

    /// <summary>One sign with three digits behind it: 1.234 may be thousands or decimals.</summary>
    Either,
}
