using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Web.State;
using Analytics.Web.State.Importing;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class CheckStep
{
    private bool _again;
    private bool _drop;
    private bool _leaveOutStreamed = true;
    private bool _replaceDemo = true;

    /// <summary>What the check found.</summary>
    [Parameter, EditorRequired]
    public required QualityReport Report { get; set; }

    /// <summary>What went wrong last.</summary>
    [Parameter]
    public Failure? Failure { get; set; }

    /// <summary>Whether the demo's orders are in the shop.</summary>
    [Parameter]
    public bool Demo { get; set; }

    /// <summary>Whether the one who imports may remove them.</summary>
    [Parameter]
    public bool MayReplaceDemo { get; set; }

    /// <summary>Whether no admin would be left without the demo's accounts.</summary>
    [Parameter]
    public bool NeedsOwnAdmin { get; set; }

    /// <summary>Whether the one who imports is signed in with an account of the demo.</summary>
    [Parameter]
    public bool IsDemoAccount { get; set; }

    /// <summary>Where to come back to after making an account.</summary>
    [Parameter]
    public string ReturnPath { get; set; } = "/data/import";

    /// <summary>Lets it happen.</summary>
    [Parameter]
    public EventCallback<CommitChoice> OnCommit { get; set; }

    /// <summary>Back to the columns.</summary>
    [Parameter]
    public EventCallback OnBack { get; set; }

    [Inject]
    private IShop Shop { get; set; } = null!;

    private bool Replacing => Demo && MayReplaceDemo && _replaceDemo;

    private long ToWrite => Report.RowsToWrite(_drop, LeavesOutStreamed);

    private bool LeavesOutStreamed => _leaveOutStreamed && Report.StreamedRows > 0;

    private string Kept => Report.Plan.Kind switch
    {
        BatchKind.Purchases => "Keep them: the same thing may well have been bought twice",
        BatchKind.Reviews => "Keep them: the same may well have been said twice",
        BatchKind.Events => "Keep them: the same may well have been done twice",
        _ => "Keep them: they may well be two of the same",
    };

    private string? Lacking => Report.SameFile is not null && !_again
        ? "Say above whether to import this file again."
        : Replacing && NeedsOwnAdmin ? "Make your own account above first, or keep the demo."
        : ToWrite == 0 ? LeavesOutStreamed ? "Every order of this file has come by the stream already: there is nothing to import." : "Not one row can be imported as the columns stand." : null;

    private Task ImportAsync() => OnCommit.InvokeAsync(new CommitChoice(_drop, LeavesOutStreamed, _again, Replacing));
}
