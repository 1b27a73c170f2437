using Analytics.Web.Jobs;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>The jobs, how each went last, when it runs next, and a button that runs it.</summary>
public sealed partial class JobTable : ComponentBase
{
    /// <summary>The jobs.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<JobStatus> Jobs { get; set; } = [];

    /// <summary>Writes an instant by the shop's clock.</summary>
    [Parameter, EditorRequired]
    public Func<DateTimeOffset, string> Time { get; set; } = default!;

    /// <summary>Whether a command is under way.</summary>
    [Parameter]
    public bool IsBusy { get; set; }

    /// <summary>A job shall run now.</summary>
    [Parameter]
    public EventCallback<JobStatus> OnRun { get; set; }
}
