using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>What a cost entry must be to make sense.</summary>
public static class CostRules
{
    /// <summary>The largest amount, in ten-thousandths: ten billion.</summary>
    public const long MostUnits = 10_000_000_000 * Money.Scale;

    /// <summary>How long a note may be.</summary>
    public const int LongestNote = 500;

    /// <summary>How long a name may be.</summary>
    public const int LongestName = 200;

    /// <summary>What is wrong with an entry, as the field's name and a sentence; null when it makes sense. Names are trimmed, empty ones become null.</summary>
    public static (string Field, string Message)? Check(CostEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        entry.ProductCategory = Trimmed(entry.ProductCategory);
        entry.Channel = Trimmed(entry.Channel);
        entry.ProductCode = Trimmed(entry.ProductCode);
        entry.Note = Trimmed(entry.Note);
        if (!Enum.IsDefined(entry.Category))
        {
            return ("category", "Choose what the cost is for.");
        }

        if (!Enum.IsDefined(entry.Basis) || !Enum.IsDefined(entry.Span))
        {
            return ("basis", "Say whether it is an amount, a share of revenue or an amount for each piece.");
        }

        if (entry.From == default || entry.From.Year is < 1900 or > 2200)
        {
            return ("from", "Say from which day it counts, between 1900 and 2200.");
        }

        if (entry.To < entry.From || entry.To?.Year > 2200)
        {
            return ("to", "The last day must not lie before the first, nor after 2200.");
        }

        if (entry.AmountUnits is < 0 or > MostUnits)
        {
            return ("amount", "An amount is 0 to 10,000,000,000.");
        }

        if (entry.ShareMillionths is < 0 or > CostEntry.WholeShare)
        {
            return ("share", "A share of revenue is 0 to 100 percent.");
        }

        if (entry.IsFixed && entry.Basis != CostBasis.Amount)
        {
            return ("fixed", "A share of revenue or an amount for each piece grows with sales: it cannot be fixed.");
        }

        return (entry.ProductCategory?.Length ?? 0) > LongestName || (entry.Channel?.Length ?? 0) > LongestName || (entry.ProductCode?.Length ?? 0) > LongestName
            ? ("name", $"A product category, channel or product has at most {LongestName} characters.")
            : entry.Note?.Length > LongestNote ? ("note", $"A note has at most {LongestNote} characters.") : null;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
