namespace Analytics.Core.Domain;

/// <summary>
/// The limit under which the current work runs: a request's, a circuit's, or none. It flows with the work, into tasks too, and
/// the facts that questions run on go by it, so that no question has to remember to narrow itself.
/// </summary>
public static class RowLimits
{
    private static readonly AsyncLocal<RowLimit?> Ambient = new();

    /// <summary>The limit; null where everything may be seen.</summary>
    public static RowLimit? Current => Ambient.Value;

    /// <summary>Works under <paramref name="limit"/> until what is returned is disposed of; null sees everything.</summary>
    public static IDisposable Use(RowLimit? limit)
    {
        var before = Ambient.Value;
        Ambient.Value = limit;
        return new Restore(before);
    }

    private sealed class Restore(RowLimit? before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}
