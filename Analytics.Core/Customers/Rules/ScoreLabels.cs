using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>Puts up scores as labels: RFM segment, value tier and churn tier of each customer.</summary>
public static class ScoreLabels
{
    private static readonly (Dimension Dimension, ScoreField Field)[] Columns =
    [
        (Dimension.RfmSegment, ScoreField.Segment),
        (Dimension.ValueTier, ScoreField.ValueTier),
        (Dimension.ChurnTier, ScoreField.ChurnTier),
    ];

    /// <summary>Puts up the labels of <paramref name="scores"/>; null takes those that are up away.</summary>
    public static void Put(CustomerLabelBoard board, CustomerScores? scores) =>
        board.Put(Columns.ToDictionary(static c => c.Dimension, c => scores is null ? null : Column(scores, c.Field)));

    private static LabelColumn Column(CustomerScores scores, ScoreField field)
    {
        // "Unknown" among a score's own names and customers without a score are one and the same: no label.
        string[] names = ["", .. ScoreFields.Of(field).Names.Where(static n => n != "Unknown")];
        var codeOf = ScoreFields.Of(field).Names.Select(n => (byte)Math.Max(0, Array.IndexOf(names, n))).ToArray();
        var codes = new byte[scores.Count == 0 ? 0 : scores.KeyAt(scores.Count - 1) + 1];
        var column = scores.Column(field);
        for (var row = 0; row < scores.Count; row++)
        {
            codes[scores.KeyAt(row)] = codeOf[(int)column(row)];
        }

        return new LabelColumn(names, codes);
    }
}
