using Analytics.Core.Forecasting.Arima;
using Analytics.Core.Forecasting.Ces;
using Analytics.Core.Forecasting.Ets;
using Analytics.Core.Forecasting.Models;

namespace Analytics.Core.Forecasting;

/// <summary>The models by name.</summary>
public static class ForecastModels
{
    /// <summary>The name of the combination.</summary>
    public const string Auto = "auto";

    /// <summary>Every model, in the order in which they are shown.</summary>
    public static IReadOnlyList<IForecastModel> All { get; } =
    [
        new SeasonalNaiveModel(),
        new DriftModel(),
        new LinearModel(),
        new ThetaModel(),
        new DynamicThetaModel(),
        new EtsModel(),
        new ArimaModel(),
        new CesModel(),
        new DecompositionModel("stl-theta", new ThetaModel()),
        new DecompositionModel("stl-dotm", new DynamicThetaModel()),
        new DecompositionModel("stl-ets", new EtsModel()),
        new DecompositionModel("stl-arima", new ArimaModel()),
        new DecompositionModel("stl-ces", new CesModel()),
        new AggregateModel("agg-theta", new ThetaModel()),
        new CrostonModel(),
        new TsbModel(),
    ];

    /// <summary>Their names, and <c>auto</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [Auto, .. All.Select(static m => m.Name)];

    /// <summary>The model of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static IForecastModel Of(string name) => All.FirstOrDefault(m => m.Name == name)
        ?? throw new ArgumentException($"There is no model '{name}'. Choose one of {string.Join(", ", Names)}.", nameof(name));
}
