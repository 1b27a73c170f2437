namespace Analytics.Core.Customers.Predictions;

/// <summary>The columns of <see cref="CustomerScores"/> while they are filled: one place for each customer, ascending by key.</summary>
internal sealed class ScoreColumns(int count)
{
    public int Count => count;

    public int[] Keys { get; init; } = new int[count];

    public int[] Recency { get; init; } = new int[count];

    public int[] Orders { get; init; } = new int[count];

    public long[] Net { get; init; } = new long[count];

    public long[] Gross { get; init; } = new long[count];

    public int[] First { get; init; } = new int[count];

    public int[] Last { get; init; } = new int[count];

    public byte[] R { get; init; } = new byte[count];

    public byte[] F { get; init; } = new byte[count];

    public byte[] M { get; init; } = new byte[count];

    public byte[] Fm { get; init; } = new byte[count];

    public byte[] Tier { get; init; } = new byte[count];

    public float[] Alive { get; init; } = NaNs(count);

    public float[] Churn { get; init; } = NaNs(count);

    public byte[] ChurnTier { get; init; } = new byte[count];

    public float[] ExpectedOrders { get; init; } = NaNs(count);

    public float[] Spend { get; init; } = NaNs(count);

    public float[] Clv { get; init; } = NaNs(count);

    public float[] ClvLow { get; init; } = NaNs(count);

    public float[] ClvHigh { get; init; } = NaNs(count);

    public float[] ClvFormula { get; init; } = NaNs(count);

    public float[] NextFormula { get; init; } = NaNs(count);

    public float[] NextModel { get; init; } = NaNs(count);

    public byte[] Action { get; init; } = new byte[count];

    private static float[] NaNs(int count)
    {
        var values = new float[count];
        Array.Fill(values, float.NaN);
        return values;
    }
}
