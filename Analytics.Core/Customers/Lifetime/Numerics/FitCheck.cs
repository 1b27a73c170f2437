namespace Analytics.Core.Customers.Lifetime;

/// <summary>What is to be said about a fit of an order model.</summary>
internal sealed class FitCheck
{
    private const double FarOff = 0.15;
    private readonly HistoryGroups _groups;
    private readonly List<LifetimeWarning> _warnings = [];

    /// <summary>Decides on the prior.</summary>
    public FitCheck(HistoryGroups groups, LifetimeOptions options)
    {
        _groups = groups;
        // With nobody who came back the likelihood alone has no maximum, whatever was asked for.
        UsesPrior = options.Prior == PriorUse.Always || groups.RepeatCustomers == 0
            || (options.Prior == PriorUse.WhenFew && groups.RepeatCustomers < options.EnoughRepeatCustomers);
        if (groups.RepeatCustomers == 0)
        {
            _warnings.Add(new LifetimeWarning(
                LifetimeWarningKind.NoData,
                groups.Customers == 0 ? "There is no customer to learn from; the parameters are the prior's." : "Nobody has come back yet; what is known of return is the prior's.",
                options.EnoughRepeatCustomers,
                0));
        }
        else if (UsesPrior)
        {
            _warnings.Add(new LifetimeWarning(
                LifetimeWarningKind.PriorUsed,
                $"Fitted on {groups.RepeatCustomers} repeat customers with a weak prior; take the intervals, not the numbers. From {options.EnoughRepeatCustomers} on the data speak for themselves.",
                options.EnoughRepeatCustomers,
                groups.RepeatCustomers));
        }
    }

    /// <summary>Whether the prior joins.</summary>
    public bool UsesPrior { get; }

    /// <summary>What to divide the log-likelihood by.</summary>
    public double Observations => Math.Max(1, _groups.Customers);

    /// <summary>Notes that a parameter is at the edge of its range.</summary>
    public void Boundary(string message) => _warnings.Add(new LifetimeWarning(LifetimeWarningKind.Boundary, message));

    /// <summary>Notes parameters, scaled ones, that are beyond anything sensible.</summary>
    public void Edges(string[] names, double[] logs)
    {
        const double Far = 7;
        for (var i = 0; i < logs.Length; i++)
        {
            if (Math.Abs(logs[i]) > Far)
            {
                Boundary($"{names[i]} ran {(logs[i] > 0 ? "beyond all bounds" : "to 0")}: the data do not tell it apart from that.");
            }
        }
    }

    /// <summary>The repeats that the fit expects of its own customers.</summary>
    public double ExpectedRepeats(IPurchaseFit fit)
    {
        var table = _groups.Table;
        var customers = new int[table.Times.Length];
        for (var i = 0; i < table.Counts.Length; i++)
        {
            customers[table.TimeOf[i]] += table.Counts[i];
        }

        var sum = 0.0;
        for (var t = 0; t < customers.Length; t++)
        {
            sum += customers[t] == 0 ? 0 : customers[t] * fit.ExpectedRepeatsOfNew(table.Times[t]);
        }

        return sum;
    }

    /// <summary>Puts it together.</summary>
    public FitSummary Summary(string model, double logLikelihood, Maximum found, double expected)
    {
        if (!found.Converged)
        {
            _warnings.Add(new LifetimeWarning(LifetimeWarningKind.NotConverged, $"{model}: the search for the maximum did not end after {found.Iterations} steps."));
        }

        if (!UsesPrior && Math.Abs(expected - _groups.Repeats) > FarOff * _groups.Repeats)
        {
            _warnings.Add(new LifetimeWarning(
                LifetimeWarningKind.PoorFit,
                FormattableString.Invariant($"{model} expects {expected:N0} repeat orders of the customers it was fitted on; there were {_groups.Repeats:N0}.")));
        }

        return new FitSummary
        {
            LogLikelihood = logLikelihood,
            Converged = found.Converged,
            UsedPrior = UsesPrior,
            Iterations = found.Iterations,
            Customers = _groups.Customers,
            RepeatCustomers = _groups.RepeatCustomers,
            ActualRepeats = _groups.Repeats,
            ExpectedRepeats = expected,
            Warnings = [.. _warnings],
        };
    }
}
