namespace Analytics.Web.Components.Charts;

/// <summary>At most five parts of a whole, as a ring.</summary>
public sealed record PieTrace : ChartTrace
{
    /// <inheritdoc />
    public override string Type => "pie";

    /// <summary>The parts' names; encoded.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>How much each is, 0 or more.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>What stands at each part; encoded, lines parted by <c>&lt;br&gt;</c>.</summary>
    public required IReadOnlyList<string> Text { get; init; }

    /// <summary>What of it is written.</summary>
    public string Textinfo { get; init; } = "text";

    /// <summary>Where: <c>outside</c> joins words to parts by lines.</summary>
    public string Textposition { get; init; } = "outside";

    /// <summary>How it is written.</summary>
    public TextStyle Textfont { get; init; } = new(12, "var(--text)");

    /// <summary>The hole, as a part of the radius.</summary>
    public double Hole { get; init; } = 0.62;

    /// <summary>The parts' colours.</summary>
    public required PieMarker Marker { get; init; }

    /// <summary>Whether the largest comes first; else they stay in order.</summary>
    public bool Sort { get; init; }

    /// <summary><c>clockwise</c> or <c>counterclockwise</c>.</summary>
    public string Direction { get; init; } = "clockwise";

    /// <summary>Makes room for words outside.</summary>
    public bool Automargin { get; init; } = true;
}
