namespace Analytics.Core.Planning;

/// <summary>How well a model did on the series itself, forecasting from several origins what then happened.</summary>
/// <param name="Name">The model's name, with what was chosen: <c>ets(A,Ad,M)</c>.</param>
/// <param name="Role">What it is to the forecast.</param>
/// <param name="Weight">Its weight in the forecast, 0 to 1; null where it has none.</param>
/// <param name="Mase">MAE ÷ the in-sample MAE of seasonal naive; null where it is not known.</param>
/// <param name="Smape">sMAPE in percent, 0 to 200.</param>
/// <param name="Wape">Σ|y − ŷ| ÷ Σ|y|.</param>
public sealed record ModelScore(string Name, ModelRole Role, double? Weight, double? Mase, double? Smape, double? Wape);
