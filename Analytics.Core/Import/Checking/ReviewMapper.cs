using Analytics.Core.Domain;
using Analytics.Core.Import.Reading;
using Analytics.Core.Storage;

namespace Analytics.Core.Import.Checking;

/// <summary>Makes reviews of rows.</summary>
internal sealed class ReviewMapper(ReadRules rules)
{
    private readonly CellReader _cells = new(rules);
    private readonly long _nowUnixMs = rules.Now.ToUnixTimeMilliseconds();

    /// <summary>What is worth knowing about the last row.</summary>
    public RowFlags Flags { get; private set; }

    /// <summary>Reads the row; false with the reason when it cannot be read.</summary>
    public bool TryMap(RecordReader row, out ReviewRow? review, out RowFault fault)
    {
        review = null;
        var flags = RowFlags.None;
        if (!_cells.TryId(row, ImportField.CustomerId, out var customer, ref flags, out fault)
            || !_cells.TryId(row, ImportField.ProductCode, out var product, ref flags, out fault)
            || !TryRating(row, out var rating, out fault)
            || !TryInstant(row, ref flags, out var at, out fault))
        {
            return false;
        }

        var text = _cells.Text(row, ImportField.ReviewText);
        if (text is null && rating is null)
        {
            fault = _cells.Has(ImportField.ReviewText)
                ? CellReader.Fault(ImportField.ReviewText, default, "is missing, and so is a score")
                : CellReader.Fault(ImportField.Rating, default, "is missing");
            return false;
        }

        Flags = flags;
        review = new ReviewRow(
            rules.LineOf(row), customer, product, _cells.Text(row, ImportField.Category), at, _cells.Text(row, ImportField.ReviewTitle), text, rating);
        return true;
    }

    private bool TryRating(RecordReader row, out int? rating, out RowFault fault)
    {
        rating = null;
        if (!_cells.TryNumber(row, ImportField.Rating, out var value, out fault))
        {
            return false;
        }

        if (value is < 1 or > Review.MostStars)
        {
            fault = CellReader.Fault(ImportField.Rating, _cells.Cell(row, ImportField.Rating), $"is not between 1 and {Review.MostStars}");
            return false;
        }

        rating = value is { } score ? (int)decimal.Round(score * Review.RatingScale) : null;
        return true;
    }

    private bool TryInstant(RecordReader row, ref RowFlags flags, out long? at, out RowFault fault)
    {
        at = null;
        fault = default;
        if (_cells.Cell(row, ImportField.Date).Length == 0)
        {
            return true;
        }

        if (!_cells.TryDate(row, ImportField.Date, out var date, out fault))
        {
            return false;
        }

        at = rules.Clock.ToUnixMs(date);
        flags |= (at > _nowUnixMs ? RowFlags.FutureDate : RowFlags.None) | (date.HasTwoDigitYear ? RowFlags.TwoDigitYear : RowFlags.None);
        return true;
    }
}
