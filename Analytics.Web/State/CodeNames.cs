using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>Names of what has a code for a key: products, customers, saved segments. Each is looked up once. One component's; not safe for concurrent use.</summary>
/// <param name="values">Finds the values of a dimension that a text is part of, at most as many as it says.</param>
public sealed class CodeNames(Func<Dimension, string, int, CancellationToken, Task<IReadOnlyList<DimensionValue>>> values)
{
    // A code may be part of others: enough to have it among them.
    private const int MostFound = 50;

    private readonly Dictionary<(Dimension Dimension, string Key), string> _names = [];

    /// <summary>Whether the keys of a dimension are codes.</summary>
    public static bool AreCodes(Dimension dimension) => dimension is Dimension.Product or Dimension.Customer or Dimension.Segment;

    /// <summary>Looks up what is not known yet; dimensions whose keys are names already are passed over.</summary>
    /// <returns>Whether anything was looked up.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; what was found until then is known.</exception>
    public async Task<bool> LearnAsync(Dimension dimension, IEnumerable<string> keys, CancellationToken cancellationToken = default)
    {
        var isNew = false;
        foreach (var key in AreCodes(dimension) ? keys.Where(k => k != DimensionValue.UnknownKey && !_names.ContainsKey((dimension, k))).Distinct(StringComparer.Ordinal).ToArray() : [])
        {
            var found = await values(dimension, key, MostFound, cancellationToken);
            _names[(dimension, key)] = found.FirstOrDefault(v => v.Key == key)?.Label ?? key;
            isNew = true;
        }

        return isNew;
    }

    /// <summary>Takes over names that were found otherwise.</summary>
    public void Take(Dimension dimension, IEnumerable<DimensionValue> found)
    {
        foreach (var value in found)
        {
            _names[(dimension, value.Key)] = value.Label;
        }
    }

    /// <summary>The name; null while it is not known.</summary>
    public string? Of(Dimension dimension, string key) => _names.GetValueOrDefault((dimension, key));
}
