using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Analytics.Core.Queries;

namespace Analytics.Web.Telemetry;

/// <summary>Names a question by its shape: what it computes and by what, but no value that it is filtered by, because that may be a person.</summary>
internal static class QuestionText
{
    public static string Of(object question) => question switch
    {
        AnalyticsQuery query => Of(query),
        string text => text,
        ITuple { Length: > 0 } tuple => string.Join(' ', Enumerable.Range(0, tuple.Length).Select(i => Part(tuple[i])).Where(static part => part.Length > 0)),
        _ => Words(question.GetType().Name),
    };

    private static string Part(object? part) => part switch
    {
        null or IEnumerable and not string => string.Empty,
        Dimension dimension => DimensionCatalog.Of(dimension).Label,
        Enum word => Words(word.ToString()),
        // The first word of a tuple is its name, written in the code; a longer text may be somebody's.
        string text => text.Length <= 20 && text.All(char.IsAsciiLetterLower) ? text : string.Empty,
        AnalyticsQuery query => Of(query),
        ITuple => Of(part),
        _ => part.GetType().IsPrimitive || part.GetType().Namespace == "System" ? string.Empty : Words(part.GetType().Name),
    };

    private static string Of(AnalyticsQuery query)
    {
        var text = new StringBuilder(string.Join(", ", query.Measures.Select(static measure => MeasureCatalog.Of(measure).Label)));
        if (query.By.Count > 0)
        {
            text.Append(" by ").AppendJoin(", ", query.By.Select(static by => DimensionCatalog.Of(by).Label));
        }

        if (query.Period is { } period)
        {
            text.Append(CultureInfo.InvariantCulture, $", {period.Days} days");
        }

        if (query.Comparison != Comparison.None)
        {
            text.Append(", compared");
        }

        if (query.Filters.Count > 0)
        {
            text.Append(", filtered by ").AppendJoin(", ", query.Filters.Select(static filter => DimensionCatalog.Of(filter.Dimension).Label).Distinct(StringComparer.Ordinal));
        }

        return text.ToString();
    }

    // RfmQuery → "rfm query".
    private static string Words(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name.Split('`')[0].Trim('<', '>'))
        {
            if (char.IsUpper(c) && text.Length > 0)
            {
                text.Append(' ');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
