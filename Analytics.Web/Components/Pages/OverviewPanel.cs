using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;

namespace Analytics.Web.Components.Pages;

/// <summary>One breakdown of the Overview: its dimension, its answer and its chart.</summary>
public sealed class OverviewPanel(string id, Dimension dimension, string plural, string howTo)
{
    /// <summary>What the customer groups can be switched to.</summary>
    public static IReadOnlyList<Dimension> CustomerGroups { get; } =
        [Dimension.CustomerKind, Dimension.AgeGroup, Dimension.Gender, Dimension.IncomeRange];

    /// <summary>Its name among the panels.</summary>
    public string Id { get; } = id;

    /// <summary>What it breaks down by.</summary>
    public Dimension Dimension { get; private set; } = dimension;

    /// <summary>The dimension's values in words.</summary>
    public string Plural { get; private set; } = plural;

    /// <summary>How the data comes to have them.</summary>
    public string HowTo { get; private set; } = howTo;

    /// <summary>Its heading.</summary>
    public string Title => $"Net revenue by {DimensionCatalog.Of(Dimension).Label.ToLowerInvariant()}";

    /// <summary>The answer; null while it is computed.</summary>
    public QueryResult? Answer { get; private set; }

    /// <summary>The chart; null while it is computed or when there is nothing to draw.</summary>
    public ChartView? Chart { get; private set; }

    /// <summary>Whether the data has no value of the dimension at all.</summary>
    public bool IsAbsent { get; private set; }

    /// <summary>The load that it was computed in.</summary>
    public int Generation { get; private set; }

    /// <summary>The chart's height in pixels; neighbours share one, so that nothing jumps.</summary>
    public int Height { get; private set; } = BarChart.HeightFor(6);

    /// <summary>The four panels.</summary>
    public static IReadOnlyList<OverviewPanel> All() =>
    [
        new("category", Dimension.Category, "categories", "Map a category column when you import orders, or import a product list with categories."),
        new("channel", Dimension.Channel, "channels", "Map a channel column when you import orders."),
        new("location", Dimension.Location, "locations", "Map a location column, or import customers with their location."),
        new("group", Dimension.CustomerKind, "customers", "Map a customer column when you import orders."),
    ];

    /// <summary>Switches to another dimension; what was there is forgotten.</summary>
    public void SwitchTo(Dimension dimension)
    {
        if (dimension == Dimension)
        {
            return;
        }

        Dimension = dimension;
        (Plural, HowTo) = dimension switch
        {
            Dimension.AgeGroup => ("ages", "Import customers with their age or birth year."),
            Dimension.Gender => ("genders", "Import customers with their gender."),
            Dimension.IncomeRange => ("income ranges", "Import customers with their income range."),
            _ => ("customers", "Map a customer column when you import orders."),
        };
        (Answer, Chart, IsAbsent) = (null, null, false);
    }

    /// <summary>Takes what was computed.</summary>
    public void Show(QueryResult answer, ChartView? chart, bool isAbsent, int generation)
    {
        (Answer, Chart, IsAbsent, Generation) = (answer, chart, isAbsent, generation);
        Height = BarChart.HeightFor(Math.Clamp(answer.Rows.Count, 5, 8));
    }
}
