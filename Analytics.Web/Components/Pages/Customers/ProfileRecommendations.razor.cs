using Analytics.Core.Customers;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>Products recommended to a customer, and how well recommendations did on hidden orders.</summary>
public sealed partial class ProfileRecommendations : ProfilePart
{
    /// <summary>The products, the best first; null while they are found.</summary>
    [Parameter]
    public IReadOnlyList<Recommendation>? Recommendations { get; set; }

    /// <summary>The computation that they are of.</summary>
    [Parameter, EditorRequired]
    public ScoringRun Run { get; set; } = default!;

    private string Held => Run.Recommendations is { } told
        ? $"On {told.Window.Days} hidden days, of {Format.Count(told.Window.Customers)} customers who bought something new, {Format.Share((decimal)told.Similar.HitRate)} bought one of ten found this way; with the most popular it was {Format.Share((decimal)told.Popular.HitRate)}."
        : "The history is too short to tell how good this is.";
}
