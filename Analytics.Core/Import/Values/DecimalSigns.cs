namespace Analytics.Core.Import.Values;

/// <summary>Weighs what a value says about the decimal sign.</summary>
internal static class DecimalSigns
{
    /// <summary>What this trimmed cell says; the currency on it, if any, beside.</summary>
    public static DecimalEvidence Weigh(ReadOnlySpan<byte> text, out string? currency)
    {
        Span<char> core = stackalloc char[64];
        if (!NumberParser.TryUndress(text, core, out var length, out _, out currency))
        {
            return DecimalEvidence.NotANumber;
        }

        var number = core[..length];
        var exponentAt = number.IndexOfAny('e', 'E');
        var evidence = Weigh(exponentAt < 0 ? number : number[..exponentAt]);
        return exponentAt >= 0 && evidence is DecimalEvidence.Either ? DecimalEvidence.Point : evidence;
    }

    private static DecimalEvidence Weigh(ReadOnlySpan<char> number)
    {
        var lastPoint = number.LastIndexOf('.');
        var lastComma = number.LastIndexOf(',');
        if (lastPoint < 0 && lastComma < 0)
        {
            return DecimalEvidence.None;
        }

        var decimalAt = Math.Max(lastPoint, lastComma);
        var sign = number[decimalAt];
        var occurrences = number.Count(sign);
        if (lastPoint >= 0 && lastComma >= 0)
        {
            return occurrences > 1 ? DecimalEvidence.NotANumber : Of(sign);
        }

        if (occurrences > 1)
        {
            // 1.234.567: groups, so that the other sign is the decimal one; 12.12.2010 is no number.
            return HasGroupsOfThree(number, sign) ? Of(sign == '.' ? ',' : '.') : DecimalEvidence.NotANumber;
        }

        var behind = number.Length - decimalAt - 1;
        return behind == 3 && decimalAt is >= 1 and <= 3 && number[0] != '0' ? DecimalEvidence.Either : Of(sign);
    }

    private static bool HasGroupsOfThree(ReadOnlySpan<char> number, char sign)
    {
        var first = true;
        foreach (var range in number.Split(sign))
        {
            var length = range.End.Value - range.Start.Value;
            if (first ? length is < 1 or > 3 : length is not (2 or 3))
            {
                return false;
            }

            first = false;
        }

        return number.Length - number.LastIndexOf(sign) - 1 == 3;
    }

    private static DecimalEvidence Of(char sign) => sign == '.' ? DecimalEvidence.Point : DecimalEvidence.Comma;
}
