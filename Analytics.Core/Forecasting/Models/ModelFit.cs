namespace Analytics.Core.Forecasting.Models;

/// <summary>What the fits of this folder share.</summary>
/// <param name="model">The model's name with what was chosen.</param>
/// <param name="version">The model's version.</param>
/// <param name="fitted">One-step forecasts in sample.</param>
internal abstract class ModelFit(string model, int version, double[] fitted) : IForecastFit
{
    private static readonly Dictionary<string, double> None = [];

    /// <inheritdoc />
    public string Model => model;

    /// <inheritdoc />
    public int Version => version;

    /// <inheritdoc />
    public double[] Fitted => fitted;

    /// <inheritdoc />
    public virtual IReadOnlyList<ForecastWarning> Warnings => [];

    /// <inheritdoc />
    public virtual IReadOnlyDictionary<string, double> Parameters => None;

    /// <inheritdoc />
    public double[] Forecast(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        return Means(horizon);
    }

    /// <inheritdoc />
    public virtual double[]? StandardErrors(int horizon) => null;

    /// <inheritdoc />
    public abstract ForecastOutcome Reapply(ForecastSeries series);

    /// <summary>The means of the next steps; the horizon was checked.</summary>
    protected abstract double[] Means(int horizon);
}
