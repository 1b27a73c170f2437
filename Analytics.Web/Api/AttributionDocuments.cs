using System.Globalization;
using Analytics.Core.Marketing.Attribution;

namespace Analytics.Web.Api;

/// <summary>Attribution as JSON: for each channel each model's conversions, value and ranges by the model's key, and ROAS where costs are known.</summary>
internal static class AttributionDocuments
{
    /// <summary>The document.</summary>
    /// <param name="result">Every model side by side.</param>
    /// <param name="costOf">What a channel cost; null where costs are not asked for.</param>
    /// <param name="seconds">How long it took.</param>
    public static Dictionary<string, object?> Of(AttributionResult result, Func<string, decimal?>? costOf = null, double? seconds = null) => new(StringComparer.Ordinal)
    {
        ["rows"] = result.Channels.Select(c => Row(c, costOf)).ToArray(),
        ["paths"] = result.Paths,
        ["conversions"] = result.Conversions,
        ["value"] = result.Value,
        ["nulls"] = result.Nulls,
        ["samples"] = result.Samples,
        ["level"] = result.Level,
        ["warnings"] = result.Warnings,
        ["seconds"] = seconds,
    };

    private static Dictionary<string, object?> Row(ChannelAttribution channel, Func<string, decimal?>? costOf)
    {
        var row = new Dictionary<string, object?>(StringComparer.Ordinal) { ["channel"] = channel.Channel };
        foreach (var model in AttributionModels.All)
        {
            row[AttributionModels.KeyOf(model)] = channel[model].Conversions;
        }

        foreach (var model in AttributionModels.All)
        {
            row[AttributionModels.KeyOf(model) + "Value"] = channel[model].Value;
        }

        foreach (var model in AttributionModels.All)
        {
            var (key, credit) = (AttributionModels.KeyOf(model), channel[model]);
            row[key + "Range"] = credit.ConversionsLow is null ? null : new[] { credit.ConversionsLow, credit.ConversionsHigh };
            row[key + "ValueRange"] = credit.ValueLow is null ? null : new[] { credit.ValueLow, credit.ValueHigh };
        }

        for (var order = 1; order <= channel.RemovalEffects.Count; order++)
        {
            row[string.Create(CultureInfo.InvariantCulture, $"markov{order}RemovalEffect")] = channel.RemovalEffects[order - 1];
        }

        if (costOf is not null)
        {
            var cost = costOf(channel.Channel);
            row["cost"] = cost;
            foreach (var model in AttributionModels.All)
            {
                row[AttributionModels.KeyOf(model) + "Roas"] = channel[model].Roas(cost);
            }
        }

        return row;
    }
}
