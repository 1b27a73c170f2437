using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Core.Streaming;

/// <summary>Reads a purchase that came from outside into lines, or says what is wrong with it.</summary>
public static class PurchaseChecker
{
    /// <summary>Most lines of one purchase.</summary>
    public const int MaxLines = 500;

    /// <summary>Most letters of an id or name.</summary>
    public const int MaxText = 200;

    private static readonly TimeSpan MaxAhead = TimeSpan.FromDays(1);
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The purchase's lines, or the field that cannot be read and the reason.</summary>
    /// <param name="purchase">What came.</param>
    /// <param name="now">The clock's instant: that of a purchase which names none.</param>
    public static (IReadOnlyList<StreamRow> Rows, string? Field, string? Reason) Check(StreamPurchase purchase, DateTimeOffset now)
    {
        var at = purchase.At ?? now;
        if (Problem(purchase, at, now) is var (field, reason))
        {
            return ([], field, reason);
        }

        var rows = new List<StreamRow>(purchase.Lines!.Count);
        var keys = new HashSet<Guid>();
        for (var i = 0; i < purchase.Lines.Count; i++)
        {
            var line = purchase.Lines[i];
            if (LineProblem(line) is var (part, problem))
            {
                return ([], Place(i, part), problem);
            }

            var key = StreamRow.KeyOf(purchase.OrderId!, string.IsNullOrEmpty(line.LineId) ? (i + 1).ToString(CultureInfo.InvariantCulture) : line.LineId);
            if (!keys.Add(key))
            {
                return ([], Place(i, "lineId"), $"Another line of this purchase has the id '{line.LineId ?? (i + 1).ToString(CultureInfo.InvariantCulture)}'. Give each line one of its own.");
            }

            try
            {
                rows.Add(new StreamRow(RowOf(purchase, line, at), key, purchase.At is not null));
            }
            catch (OverflowException)
            {
                return ([], Place(i, "amount"), "The number is too large.");
            }
        }

        return (rows, null, null);
    }

    private static (string Field, string Reason)? Problem(StreamPurchase purchase, DateTimeOffset at, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(purchase.OrderId))
        {
            return ("orderId", "There is no order id. Without one a purchase that is sent twice would count twice.");
        }

        foreach (var (name, text) in new[] { ("orderId", purchase.OrderId), ("customerId", purchase.CustomerId), ("channel", purchase.Channel), ("location", purchase.Location) })
        {
            if (TextProblem(text) is { } problem)
            {
                return (name, problem);
            }
        }

        if (at < Earliest || at > now + MaxAhead)
        {
            return ("at", string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm zzz} is before 1990, or more than a day ahead of the clock."));
        }

        return purchase.Lines?.Count switch
        {
            null or 0 => ("lines", "There are no lines."),
            > MaxLines => ("lines", string.Create(CultureInfo.InvariantCulture, $"There are more than {MaxLines} lines.")),
            _ => null,
        };
    }

    private static (string Field, string Reason)? LineProblem(StreamPurchaseLine? line)
    {
        if (line is null)
        {
            return ("", "The line is empty.");
        }

        foreach (var (name, text) in new[] { ("lineId", line.LineId), ("productCode", line.ProductCode), ("productName", line.ProductName), ("category", line.Category) })
        {
            if (TextProblem(text) is { } problem)
            {
                return (name, problem);
            }
        }

        return line switch
        {
            { Amount: null, UnitPrice: null } => ("amount", "There is neither an amount nor a unit price."),
            { Quantity: 0, Amount: not 0 } => ("quantity", "The quantity is 0. Only an amount of 0 beside it takes a line back."),
            _ => null,
        };
    }

    private static string? TextProblem(string? text) => text switch
    {
        { Length: > MaxText } => string.Create(CultureInfo.InvariantCulture, $"The text has more than {MaxText} letters."),
        not null when text.Any(char.IsControl) => "The text has control characters.",
        _ => null,
    };

    private static PurchaseRow RowOf(StreamPurchase purchase, StreamPurchaseLine line, DateTimeOffset at) => new(
        0,
        purchase.OrderId!,
        purchase.CustomerId,
        line.ProductCode,
        line.ProductName,
        true,
        line.Category,
        purchase.Channel,
        purchase.Location,
        at.ToUnixTimeMilliseconds(),
        Quantity.FromDecimal(line.Quantity).Units,
        Money.FromDecimal(line.Amount ?? (line.Quantity * line.UnitPrice!.Value)).Units,
        line.UnitPrice is { } price ? Money.FromDecimal(price).Units : null);

    private static string Place(int index, string field) => string.Create(CultureInfo.InvariantCulture, $"lines[{index}]{(field.Length == 0 ? "" : ".")}{field}");
}
