using Analytics.Core.Queries;

namespace Analytics.Core.Customers.Predictions;

/// <summary>Puts scores up as labels, by which every question can filter and break down.</summary>
internal static class ScoreLabels
{
    /// <summary>The labels of these scores; of none where there are none.</summary>
    public static IReadOnlyDictionary<Dimension, LabelColumn?> Of(CustomerScores? scores) => new Dictionary<Dimension, LabelColumn?>
    {
        [Dimension.RfmSegment] = Column(scores, ScoreField.Segment, 0),
        [Dimension.ValueTier] = Column(scores, ScoreField.ValueTier, 1),
        [Dimension.ChurnTier] = Column(scores, ScoreField.ChurnTier, 0),
    };

    // Code 0 is the unknown label; a score's own unknown name becomes that.
    private static LabelColumn? Column(CustomerScores? scores, ScoreField field, int unknown)
    {
        if (scores is null || scores.Count == 0)
        {
            return null;
        }

        var column = scores.Column(field);
        var codes = new byte[scores.KeyAt(scores.Count - 1) + 1];
        for (var row = 0; row < scores.Count; row++)
        {
            codes[scores.KeyAt(row)] = (byte)(column(row) + 1 - unknown);
        }

        return new LabelColumn([string.Empty, .. ScoreFields.Of(field).Names.Skip(unknown)], codes);
    }
}
