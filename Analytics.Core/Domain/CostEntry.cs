namespace Analytics.Core.Domain;

/// <summary>
/// A cost of the shop: an amount for each day or month of its time, a share of net revenue, or an amount for each piece sold. It can belong to a
/// product category, a sales channel or a product; where it names none it is the whole shop's.
/// </summary>
public sealed class CostEntry
{
    /// <summary>How many parts of <see cref="ShareMillionths"/> make the whole revenue.</summary>
    public const long WholeShare = 1_000_000;

    /// <summary>Storage key.</summary>
    public int Id { get; set; }

    /// <summary>What it is for.</summary>
    public CostCategory Category { get; set; }

    /// <summary>Whether it stays the same however much is sold; never true of a share or of an amount for each piece.</summary>
    public bool IsFixed { get; set; }

    /// <summary>How it is stated.</summary>
    public CostBasis Basis { get; set; } = CostBasis.Amount;

    /// <summary>What an amount is for; of no meaning to the other bases.</summary>
    public CostSpan Span { get; set; } = CostSpan.Month;

    /// <summary>The first day, inside.</summary>
    public DateOnly From { get; set; }

    /// <summary>The last day, inside; null while it goes on.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The amount in ten-thousandths of the currency unit, 0 or more: for each day or month, or each piece. 0 says that there is no such cost.</summary>
    public long AmountUnits { get; set; }

    /// <summary>The share of net revenue in millionths, 0 to <see cref="WholeShare"/>.</summary>
    public long ShareMillionths { get; set; }

    /// <summary>The product category it belongs to; null for all.</summary>
    public string? ProductCategory { get; set; }

    /// <summary>The sales channel it belongs to; null for all.</summary>
    public string? Channel { get; set; }

    /// <summary>The product's code; null for all.</summary>
    public string? ProductCode { get; set; }

    /// <summary>A remark.</summary>
    public string? Note { get; set; }

    /// <summary>The batch it came with; null when it was entered by hand. It counts while that batch is committed.</summary>
    public int? BatchId { get; set; }

    /// <summary>Who entered it last.</summary>
    public string ChangedBy { get; set; } = string.Empty;

    /// <summary>When.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Grows with each change, so that nobody overwrites what they have not seen.</summary>
    public int Version { get; set; }

    /// <summary>When it was deleted; null while it is there.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
