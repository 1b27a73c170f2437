namespace Analytics.Core.Customers;

/// <summary>What a fit of an order model was made from and how well it went.</summary>
public sealed record FitSummary
{
    /// <summary>Log-likelihood at the maximum, without any prior; times in the fit's unit.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Whether the search ended where the slope is flat.</summary>
    public required bool Converged { get; init; }

    /// <summary>Whether a prior joined the likelihood.</summary>
    public required bool UsedPrior { get; init; }

    /// <summary>Whether a parameter ran to the edge of its range.</summary>
    public bool OnBoundary => Warnings.Any(w => w.Kind == LifetimeWarningKind.Boundary);

    /// <summary>Steps of the search.</summary>
    public required int Iterations { get; init; }

    /// <summary>Customers it was fitted on.</summary>
    public required int Customers { get; init; }

    /// <summary>Those of them who came back.</summary>
    public required int RepeatCustomers { get; init; }

    /// <summary>Their repeat purchase days in the calibration time.</summary>
    public required long ActualRepeats { get; init; }

    /// <summary>What the fitted model expects of them.</summary>
    public required double ExpectedRepeats { get; init; }

    /// <summary>What a reader must know.</summary>
    public required IReadOnlyList<LifetimeWarning> Warnings { get; init; }

    /// <summary>Of parameters that were given and not fitted.</summary>
    internal static FitSummary Given { get; } = new()
    {
        LogLikelihood = double.NaN,
        Converged = true,
        UsedPrior = false,
        Iterations = 0,
        Customers = 0,
        RepeatCustomers = 0,
        ActualRepeats = 0,
        ExpectedRepeats = double.NaN,
        Warnings = [],
    };
}
