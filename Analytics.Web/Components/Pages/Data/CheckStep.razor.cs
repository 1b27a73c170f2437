using Analytics.Core.Import;
using Analytics.Web.State;
using Analytics.Web.State.Importing;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class CheckStep
{
    private bool _again;
    private bool _drop;
    private bool _replaceDemo = true;
    private bool _busy;
    private string? _accountProblem;
    private OwnAdminForm? _account;

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

    /// <summary>Makes an account; gives back what is wrong with what was typed, or null when it is made.</summary>
    [Parameter]
    public Func<OwnAdmin, Task<string?>>? CreateAdmin { get; set; }

    /// <summary>Lets it happen.</summary>
    [Parameter]
    public EventCallback<CommitChoice> OnCommit { get; set; }

    /// <summary>Back to the columns.</summary>
    [Parameter]
    public EventCallback OnBack { get; set; }

    [Inject]
    private IShop Shop { get; set; } = null!;

    private bool Replacing => Demo && MayReplaceDemo && _replaceDemo;

    private long ToWrite => Report.RowsReadable - (_drop ? Report.Duplicates : 0);

    private bool CanImport => !_busy && Lacking is null;

    private string? Lacking => Report.SameFile is not null && !_again
        ? "Say above whether to import this file again."
        : ToWrite == 0 ? "Not one row can be imported as the columns stand." : null;

    private async Task ImportAsync()
    {
        _busy = true;
        try
        {
            if (Replacing && NeedsOwnAdmin && _account is not null && CreateAdmin is not null)
            {
                _accountProblem = _account.Incomplete ?? await CreateAdmin(_account.Value);
                if (_accountProblem is not null)
                {
                    return;
                }
            }

            await OnCommit.InvokeAsync(new CommitChoice(_drop, _again, Replacing));
        }
        finally
        {
            _busy = false;
        }
    }
}
