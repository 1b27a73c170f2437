namespace Analytics.Web.Api;

/// <summary>How one model did from earlier days.</summary>
/// <param name="Model">The model, with what was chosen.</param>
/// <param name="Role"><c>forecast</c>, <c>member</c> or <c>naive</c>.</param>
/// <param name="Weight">Its share in the forecast.</param>
/// <param name="Mase">MAE ÷ in-sample MAE of seasonal naive.</param>
/// <param name="Smape">sMAPE in percent.</param>
/// <param name="Wape">Σ|y − ŷ| ÷ Σ|y|.</param>
public sealed record ForecastScoreDocument(string Model, string Role, double? Weight, double? Mase, double? Smape, double? Wape);
