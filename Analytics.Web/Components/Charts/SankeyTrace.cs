namespace Analytics.Web.Components.Charts;

/// <summary>Flows from places on the left to places on the right.</summary>
public sealed record SankeyTrace : ChartTrace
{
    /// <inheritdoc />
    public override string Type => "sankey";

    /// <summary>The places.</summary>
    public required SankeyNodes Node { get; init; }

    /// <summary>The flows.</summary>
    public required SankeyLinks Link { get; init; }

    /// <summary><c>fixed</c> keeps places where they are put, <c>snap</c> lets none overlap.</summary>
    public string Arrangement { get; init; } = "snap";

    /// <summary>How places are named.</summary>
    public TextStyle Textfont { get; init; } = new(12, "var(--text)");
}
