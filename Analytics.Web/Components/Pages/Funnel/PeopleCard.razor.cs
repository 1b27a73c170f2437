using Analytics.Core.Funnels;
using Analytics.Core.Queries.Events;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Funnel;

/// <summary>Who came to a step, or got no further.</summary>
public sealed partial class PeopleCard : ComponentBase
{
    private static readonly (string Key, string Label)[] Choices = [("reached", "Came here"), ("left", "Left here")];

    /// <summary>The answer.</summary>
    [Parameter, EditorRequired]
    public FunnelResult Result { get; set; } = default!;

    /// <summary>The first of them.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<EventPerson> Shown { get; set; } = [];

    /// <summary>The step's place, from 0 on.</summary>
    [Parameter]
    public int Step { get; set; }

    /// <summary>Whether only those are meant who got no further.</summary>
    [Parameter]
    public bool IsLeft { get; set; }

    /// <summary>Whether the reader may save segments.</summary>
    [Parameter]
    public bool MaySave { get; set; }

    /// <summary>Where the whole list is exported.</summary>
    [Parameter, EditorRequired]
    public string ExportHref { get; set; } = string.Empty;

    /// <summary>Whether a newer answer is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>Another step was chosen: its number from 1 on.</summary>
    [Parameter]
    public EventCallback<string?> OnStep { get; set; }

    /// <summary>Others were chosen: <c>reached</c> or <c>left</c>.</summary>
    [Parameter]
    public EventCallback<string> OnWho { get; set; }

    /// <summary>A segment is wanted of them.</summary>
    [Parameter]
    public EventCallback OnSegment { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private int Total => Result.CountOf(Step, IsLeft);

    private string Title => IsLeft && Step + 1 < Result.Steps.Count ? "Who left" : Step + 1 == Result.Steps.Count ? "Who converted" : "Who came this far";
}
