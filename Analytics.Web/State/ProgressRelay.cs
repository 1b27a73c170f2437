namespace Analytics.Web.State;

/// <summary>Tells all who wait for one computation how far it is. Safe for concurrent use.</summary>
public sealed class ProgressRelay : IProgress<double>
{
    private readonly Lock _gate = new();
    private readonly List<IProgress<double>> _listeners = [];
    private double _share;

    /// <summary>How many listen.</summary>
    public int Listeners
    {
        get
        {
            lock (_gate)
            {
                return _listeners.Count;
            }
        }
    }

    /// <inheritdoc />
    public void Report(double value)
    {
        IProgress<double>[] listeners;
        lock (_gate)
        {
            _share = value;
            listeners = [.. _listeners];
        }

        foreach (var listener in listeners)
        {
            listener.Report(value);
        }
    }

    /// <summary>Tells <paramref name="listener"/> how far it is, now and from now on.</summary>
    public void Add(IProgress<double> listener)
    {
        double share;
        lock (_gate)
        {
            _listeners.Add(listener);
            share = _share;
        }

        if (share > 0)
        {
            listener.Report(share);
        }
    }

    /// <summary>Tells it no more.</summary>
    public void Remove(IProgress<double> listener)
    {
        lock (_gate)
        {
            _listeners.Remove(listener);
        }
    }
}
