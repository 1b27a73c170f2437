using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>One of the three scores, explained.</summary>
public sealed partial class RankLine : ComponentBase
{
    /// <summary>R, F or M.</summary>
    [Parameter, EditorRequired]
    public string Letter { get; set; } = string.Empty;

    /// <summary>The score, 1 to 5.</summary>
    [Parameter, EditorRequired]
    public int Rank { get; set; }

    /// <summary>What it is made from.</summary>
    [Parameter, EditorRequired]
    public string Fact { get; set; } = string.Empty;

    /// <summary>What those with a worse one did.</summary>
    [Parameter, EditorRequired]
    public string Less { get; set; } = string.Empty;

    // 1 + ⌊5 × (customers strictly worse) ÷ n⌋, read the other way round.
    private string Share => Rank switch
    {
        <= 1 => "Fewer than 20%",
        >= 5 => "At least 80%",
        _ => $"{20 * (Rank - 1)} to {20 * Rank}%",
    };
}
