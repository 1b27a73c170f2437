namespace Analytics.Core.Customers.Predictions;

/// <summary>The columns of <see cref="CustomerScores"/> while they are filled: one place for each customer, ascending by key.</summary>
internal sealed class ScoreColumns(int count)
{
    /// <summary>Bytes a customer takes: five ints, two longs, seven bytes, ten floats.</summary>
    public const int BytesEach = (5 * 4) + (2 * 8) + 7 + (10 * 4);

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

    /// <summary>The same columns but for steps, which are empty.</summary>
    public ScoreColumns WithOwnActions() => new(Count)
    {
        Keys = Keys,
        Recency = Recency,
        Orders = Orders,
        Net = Net,
        Gross = Gross,
        First = First,
        Last = Last,
        R = R,
        F = F,
        M = M,
        Fm = Fm,
        Tier = Tier,
        Alive = Alive,
        Churn = Churn,
        ChurnTier = ChurnTier,
        ExpectedOrders = ExpectedOrders,
        Spend = Spend,
        Clv = Clv,
        ClvLow = ClvLow,
        ClvHigh = ClvHigh,
        ClvFormula = ClvFormula,
        NextFormula = NextFormula,
        NextModel = NextModel,
    };

    /// <summary>The columns of these rows alone.</summary>
    public ScoreColumns Only(int[] rows)
    {
        return new ScoreColumns(rows.Length)
        {
            Keys = Of(Keys),
            Recency = Of(Recency),
            Orders = Of(Orders),
            Net = Of(Net),
            Gross = Of(Gross),
            First = Of(First),
            Last = Of(Last),
            R = Of(R),
            F = Of(F),
            M = Of(M),
            Fm = Of(Fm),
            Tier = Of(Tier),
            Alive = Of(Alive),
            Churn = Of(Churn),
            ChurnTier = Of(ChurnTier),
            ExpectedOrders = Of(ExpectedOrders),
            Spend = Of(Spend),
            Clv = Of(Clv),
            ClvLow = Of(ClvLow),
            ClvHigh = Of(ClvHigh),
            ClvFormula = Of(ClvFormula),
            NextFormula = Of(NextFormula),
            NextModel = Of(NextModel),
            Action = Of(Action),
        };

        T[] Of<T>(T[] column) => Array.ConvertAll(rows, row => column[row]);
    }

    private static float[] NaNs(int count)
    {
        var values = new float[count];
        Array.Fill(values, float.NaN);
        return values;
    }
}
