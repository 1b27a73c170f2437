using System.Globalization;
using System.Text;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>Where a question's answer, or the lines behind it, can be taken away.</summary>
public static class ExportAddress
{
    /// <summary>The answer's rows.</summary>
    public static string Of(AnalyticsQuery query) => "api/v1/export/query" + QueryString(query, withMeasures: true);

    /// <summary>The lines that a question counts.</summary>
    public static string OfLines(AnalyticsQuery query) => "api/v1/export/lines" + QueryString(query, withMeasures: false);

    private static string QueryString(AnalyticsQuery query, bool withMeasures)
    {
        var text = new StringBuilder();
        if (withMeasures)
        {
            Append("measures", string.Join(',', query.Measures.Select(m => MeasureCatalog.Of(m).Key)));
            if (query.By.Count > 0)
            {
                Append("by", string.Join(',', query.By.Select(d => DimensionCatalog.Of(d).Key)));
            }

            if (query.Comparison != Comparison.None)
            {
                Append("compare", PageView.KeyOf(query.Comparison));
            }

            if (query.Top is { } top)
            {
                Append("top", top.ToString(CultureInfo.InvariantCulture));
            }

            if (query.FillTime)
            {
                Append("fillTime", "true");
            }
        }

        if (query.Period is { } period)
        {
            Append("from", period.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Append("to", period.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        foreach (var filter in query.Filters)
        {
            foreach (var value in filter.Values)
            {
                if (filter.Exclude)
                {
                    Append("where", $"{DimensionCatalog.Of(filter.Dimension).Key}!={value}");
                }
                else
                {
                    Append(DimensionCatalog.Of(filter.Dimension).Key, value);
                }
            }
        }

        return text.ToString();

        void Append(string name, string value) =>
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }
}
