namespace Analytics.Core.Queries;

/// <summary>
/// Where whoever knows customers' labels puts them up, and every question finds them. Empty until somebody does, so that Queries needs no models.
/// A singleton; safe for concurrent use.
/// </summary>
public sealed class CustomerLabelBoard : ICustomerLabels
{
    private readonly Lock _gate = new();
    private CustomerLabelSet _current = CustomerLabelSet.Empty;

    /// <inheritdoc />
    public event EventHandler? Changed;

    /// <inheritdoc />
    public CustomerLabelSet Current => Volatile.Read(ref _current);

    /// <summary>Puts up the labels of these dimensions; null takes a dimension's away. Others stay.</summary>
    /// <exception cref="ArgumentException">A dimension is none of labels that part customers.</exception>
    public void Put(IReadOnlyDictionary<Dimension, LabelColumn?> columns)
    {
        if (columns.Keys.FirstOrDefault(d => !DimensionCatalog.Of(d).IsLabel || d == Dimension.Segment, (Dimension)(-1)) is var wrong && (int)wrong != -1)
        {
            throw new ArgumentException($"{wrong} has no labels that part customers.", nameof(columns));
        }

        Change(set =>
        {
            var next = new Dictionary<Dimension, LabelColumn>(set.Columns);
            foreach (var (dimension, column) in columns)
            {
                if (column is null)
                {
                    next.Remove(dimension);
                }
                else
                {
                    next[dimension] = column;
                }
            }

            return set with { Columns = next };
        });
    }

    /// <summary>Puts up the saved segments in place of those before.</summary>
    public void PutSegments(IReadOnlyList<SegmentLabel> segments) => Change(set => set with { Segments = segments });

    private void Change(Func<CustomerLabelSet, CustomerLabelSet> change)
    {
        lock (_gate)
        {
            var next = change(_current);
            Volatile.Write(ref _current, next with { Version = next.Version + 1 });
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }
}
