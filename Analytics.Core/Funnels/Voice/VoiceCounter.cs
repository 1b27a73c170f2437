using Analytics.Core.Domain;
using Analytics.Core.Text;

namespace Analytics.Core.Funnels.Voice;

/// <summary>Counts reviews one by one.</summary>
internal sealed class VoiceCounter
{
    private readonly int[] _labels = new int[3];
    private int _reviews;
    private int _rated;
    private int _satisfied;
    private long _rating;
    private double _sum;

    public VoiceTally Tally => new(_reviews, _labels[2], _labels[1], _labels[0], _sum, _rated, _satisfied, _rating);

    public void Add(in VoiceRow row)
    {
        _reviews++;
        if (row.HasText)
        {
            _labels[(int)SentimentResult.LabelOf(row.Score) + 1]++;
            _sum += row.Score;
        }

        if (row.RatingUnits > 0)
        {
            _rated++;
            _satisfied += row.RatingUnits >= Review.SatisfiedFrom ? 1 : 0;
            _rating += row.RatingUnits;
        }
    }
}
