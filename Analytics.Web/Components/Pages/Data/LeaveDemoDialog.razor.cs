using Analytics.Core.Domain;
using Analytics.Web.Security;
using Analytics.Web.State.Importing;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class LeaveDemoDialog
{
    private bool _needsOwnAdmin;
    private bool _isDemoAccount;
    private bool _busy;
    private string? _setupPath;
    private Failure? _failure;

    /// <summary>Whether it is open.</summary>
    [Parameter]
    public bool IsOpen { get; set; }

    /// <summary>Tells that it was opened or shut.</summary>
    [Parameter]
    public EventCallback<bool> IsOpenChanged { get; set; }

    /// <summary>The demo's batches.</summary>
    [Parameter]
    public IReadOnlyList<ImportBatch> Batches { get; set; } = [];

    [Inject]
    private DataActions Actions { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (IsOpen && !_busy)
        {
            _needsOwnAdmin = await Actions.NeedsOwnAdminAsync(Left);
            _isDemoAccount = await Actions.IsDemoAccountAsync(User.Identity?.Name ?? "");
        }
    }

    private async Task LeaveAsync()
    {
        (_busy, _failure) = (true, null);
        try
        {
            var actor = await Guard.RequireAsync(Policies.Undo);
            var farewell = await Actions.LeaveDemoAsync(actor);
            _setupPath = farewell.SetupPath;
            if (_setupPath is null)
            {
                await IsOpenChanged.InvokeAsync(false);

                // An account of the demo is gone by now: a whole new page asks to sign in.
                Navigation.NavigateTo("data/import", forceLoad: _isDemoAccount);
            }
        }
        catch (Exception refused) when (Failures.IsRefusal(refused))
        {
            _failure = new Failure(refused.Message, "The demo and its accounts are still here.");
        }
        finally
        {
            _busy = false;
        }
    }
}
