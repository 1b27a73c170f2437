using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels;

/// <summary>A question about a funnel as words by name, for addresses, the command line and saving: everything but its days.</summary>
public static class FunnelQueryText
{
    /// <summary>The names: <c>steps</c>, <c>order</c>, <c>window</c>, <c>exclude</c>, <c>by</c>, <c>where</c>, <c>top</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["steps", "order", "window", "exclude", "by", "where", "top"];

    /// <summary>Reads a question.</summary>
    /// <param name="valueOf">The word of a name; null or empty where it is not given.</param>
    /// <exception cref="QueryException">It cannot be read, or contradicts itself; it names the word.</exception>
    public static FunnelQuery Read(Func<string, string?> valueOf)
    {
        var query = new FunnelQuery
        {
            Steps = FunnelText.ReadSteps(valueOf("steps")),
            Order = OrderOf(valueOf("order")),
            Window = FunnelText.ReadWindow(valueOf("window")),
            Exclusions = FunnelText.ReadSteps(valueOf("exclude"), "exclude"),
            By = EventTrait.Parse(valueOf("by")),
            Filters = FunnelText.ReadConditions(valueOf("where")),
            Top = TopOf(valueOf("top")),
        };
        query.Check();
        return query;
    }

    /// <summary>Writes what a question says; what is as usual is left out.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Write(FunnelQuery query)
    {
        (string Name, string? Value)[] words =
        [
            ("steps", FunnelText.Write(query.Steps)),
            ("order", query.Order == FunnelOrder.Ordered ? null : KeyOf(query.Order)),
            ("window", query.Window is null ? null : FunnelText.WriteWindow(query.Window)),
            ("exclude", FunnelText.Write(query.Exclusions)),
            ("by", query.By?.Text),
            ("where", FunnelText.Write(query.Filters)),
            ("top", query.Top?.ToString(CultureInfo.InvariantCulture)),
        ];
        return [.. words.Where(static w => !string.IsNullOrEmpty(w.Value)).Select(static w => KeyValuePair.Create(w.Name, w.Value!))];
    }

    /// <summary>An order's name.</summary>
    public static string KeyOf(FunnelOrder order) => order switch
    {
        FunnelOrder.Strict => "strict",
        FunnelOrder.Any => "any",
        _ => "ordered",
    };

    private static FunnelOrder OrderOf(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        null or "" or "ORDERED" => FunnelOrder.Ordered,
        "STRICT" => FunnelOrder.Strict,
        "ANY" => FunnelOrder.Any,
        _ => throw new QueryException("order", "The order is ordered, strict or any."),
    };

    private static int? TopOf(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var top) ? top : throw new QueryException("top", "'top' is a whole number.");
}
