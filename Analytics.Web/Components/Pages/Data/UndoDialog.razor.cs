using Analytics.Core.Domain;
using Analytics.Web.Security;
using Analytics.Web.State;
using Analytics.Web.State.Importing;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class UndoDialog
{
    private bool _busy;
    private Failure? _failure;
    private string? _setupPath;

    /// <summary>What to take back; null keeps the dialog shut.</summary>
    [Parameter]
    public ImportBatch? Batch { get; set; }

    /// <summary>Told when it is taken back.</summary>
    [Parameter]
    public EventCallback<ImportBatch> OnUndone { get; set; }

    /// <summary>Told when the dialog was shut.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    [Inject]
    private DataActions Actions { get; set; } = null!;

    [Inject]
    private IShop Shop { get; set; } = null!;

    private string? Span(ImportBatch batch) => batch is { FirstAtUnixMs: { } first, LastAtUnixMs: { } last }
        ? BatchText.Span(first, last, Shop)
        : null;

    private async Task UndoAsync()
    {
        var batch = Batch!;
        (_busy, _failure) = (true, null);
        try
        {
            if (await Actions.UndoAsync(batch.Id, await Guard.RequireAsync(Policies.Undo)) is { SetupPath: { } setup })
            {
                _setupPath = setup;
                return;
            }

            await OnClosed.InvokeAsync();
            await OnUndone.InvokeAsync(batch);
        }
        catch (Exception refused) when (Failures.IsRefusal(refused))
        {
            _failure = new Failure(refused.Message, "Nothing was taken away.", "Reload the page to see what is there now.");
        }
        finally
        {
            _busy = false;
        }
    }

    private Task ClosedAsync(bool open)
    {
        _failure = null;
        return open ? Task.CompletedTask : OnClosed.InvokeAsync();
    }
}
