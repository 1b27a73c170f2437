using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>The change of a measure against its comparison.</summary>
public static class Change
{
    /// <summary>
    /// For shares the difference; else (now − before) ÷ |before|. Null where either is not known, or nothing came before.
    /// </summary>
    public static decimal? Between(MeasureValue now, MeasureValue before, MeasureDefinition definition)
    {
        if (now.Value is not { } value || before.Value is not { } was)
        {
            return null;
        }

        if (definition.Unit == MeasureUnit.Share)
        {
            return value - was;
        }

        return was == 0m ? null : (value - was) / Math.Abs(was);
    }

    /// <summary>Whether a change is good (true), bad (false) or neither (null).</summary>
    public static bool? IsGood(decimal? change, MeasureDefinition definition) =>
        change is not { } c || c == 0m || definition.HigherIsBetter is not { } higher ? null : (c > 0m) == higher;
}
