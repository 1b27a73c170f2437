namespace Analytics.Core.Import.Values;

/// <summary>Ids that went through a spreadsheet or a data frame as numbers: <c>17850.0</c>.</summary>
internal static class IdText
{
    /// <summary>Whether the id is digits, a point and zeros.</summary>
    public static bool HasDecimals(ReadOnlySpan<byte> id)
    {
        var point = id.LastIndexOf((byte)'.');
        return point > 0 && point < id.Length - 1
            && id[..point].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            && id[(point + 1)..].IndexOfAnyExcept((byte)'0') < 0;
    }

    /// <summary>The id without them; any other id as it is.</summary>
    public static ReadOnlySpan<byte> WithoutDecimals(ReadOnlySpan<byte> id) => HasDecimals(id) ? id[..id.LastIndexOf((byte)'.')] : id;
}
