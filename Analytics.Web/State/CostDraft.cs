using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Web.State;

/// <summary>A cost while it is written in a form.</summary>
public sealed class CostDraft
{
    /// <summary>An amount each month.</summary>
    public const string Month = "month";

    /// <summary>An amount each day.</summary>
    public const string Day = "day";

    /// <summary>A share of net revenue.</summary>
    public const string Share = "share";

    /// <summary>An amount for each piece.</summary>
    public const string Piece = "piece";

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The kinds, with what their value is called.</summary>
    public static IReadOnlyList<(string Key, string Label)> Kinds { get; } =
        [(Month, "an amount a month"), (Day, "an amount a day"), (Share, "a share of net revenue"), (Piece, "an amount for each piece sold")];

    /// <summary>The key of what is changed; 0 for a new one.</summary>
    public int Id { get; init; }

    /// <summary>Its version.</summary>
    public int Version { get; init; }

    /// <summary>What for.</summary>
    public CostCategory Category { get; set; } = CostCategory.Marketing;

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public string Kind { get; set; } = Month;

    /// <summary>The amount, or the percent.</summary>
    public string? Value { get; set; }

    /// <summary>The first day.</summary>
    public string? From { get; set; }

    /// <summary>The last day; empty while it goes on.</summary>
    public string? To { get; set; }

    /// <summary>Whether it stays the same however much is sold.</summary>
    public bool IsFixed { get; set; }

    /// <summary>The product category it belongs to.</summary>
    public string? ProductCategory { get; set; }

    /// <summary>The channel.</summary>
    public string? Channel { get; set; }

    /// <summary>The product's code.</summary>
    public string? ProductCode { get; set; }

    /// <summary>A remark.</summary>
    public string? Note { get; set; }

    /// <summary>Whether it is an amount for a day or month.</summary>
    public bool IsAmount => Kind is Month or Day;

    /// <summary>A draft of an entry.</summary>
    public static CostDraft Of(CostEntry entry) => new()
    {
        Id = entry.Id,
        Version = entry.Version,
        Category = entry.Category,
        Kind = entry.Basis switch { CostBasis.RevenueShare => Share, CostBasis.PerUnit => Piece, _ => entry.Span == CostSpan.Day ? Day : Month },
        Value = (entry.Basis == CostBasis.RevenueShare ? entry.ShareMillionths / 10_000m : new Money(entry.AmountUnits).Amount).ToString("0.####", CultureInfo.InvariantCulture),
        From = entry.From.ToString(DayFormat, CultureInfo.InvariantCulture),
        To = entry.To?.ToString(DayFormat, CultureInfo.InvariantCulture),
        IsFixed = entry.IsFixed,
        ProductCategory = entry.ProductCategory,
        Channel = entry.Channel,
        ProductCode = entry.ProductCode,
        Note = entry.Note,
    };

    /// <summary>The entry, and what is wrong by the field's name: value, from, to, name, note; nothing is wrong when there is an entry.</summary>
    public (CostEntry? Entry, IReadOnlyDictionary<string, string> Problems) Read()
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!decimal.TryParse(Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) || value < 0)
        {
            problems["value"] = Kind == Share ? "The share is a number of percent, 0 to 100." : "The amount is a number, 0 or more.";
        }
        else if (value > (Kind == Share ? 100 : CostRules.MostUnits / Money.Scale))
        {
            problems["value"] = Kind == Share ? "The share is at most 100 percent." : "The amount is too large.";
        }

        var from = DayOf(From);
        if (from is null)
        {
            problems["from"] = "Choose the first day.";
        }

        var to = DayOf(To);
        if (to is null && !string.IsNullOrWhiteSpace(To))
        {
            problems["to"] = "Choose the last day, or leave it empty while the cost goes on.";
        }

        if (problems.Count > 0)
        {
            return (null, problems);
        }

        var entry = new CostEntry
        {
            Id = Id,
            Version = Version,
            Category = Category,
            Basis = Kind switch { Share => CostBasis.RevenueShare, Piece => CostBasis.PerUnit, _ => CostBasis.Amount },
            Span = Kind == Day ? CostSpan.Day : CostSpan.Month,
            IsFixed = IsAmount && IsFixed,
            From = from!.Value,
            To = to,
            AmountUnits = Kind == Share ? 0 : Money.FromDecimal(value).Units,
            ShareMillionths = Kind == Share ? (long)decimal.Round(value * 10_000) : 0,
            ProductCategory = ProductCategory,
            Channel = Channel,
            ProductCode = ProductCode,
            Note = Note,
        };
        if (CostRules.Check(entry) is var (field, message))
        {
            problems[field is "from" or "to" or "name" or "note" ? field : "value"] = message;
            return (null, problems);
        }

        return (entry, problems);
    }

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
