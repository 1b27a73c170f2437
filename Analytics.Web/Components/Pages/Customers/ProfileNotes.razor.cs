using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>What was noted of a customer, by whom and when; written, changed, deleted and brought back.</summary>
public sealed partial class ProfileNotes : ProfilePart
{
    private IReadOnlyList<CustomerNote>? _notes;
    private CustomerNote? _editing;
    private CustomerNote? _deleted;
    private string? _text;
    private string? _changed;
    private string? _said;
    private string? _name;
    private bool _mayWrite;
    private bool _mayAll;
    private bool _isBusy;

    /// <summary>The shop's own id of the customer.</summary>
    [Parameter, EditorRequired]
    public string Customer { get; set; } = string.Empty;

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private ICustomerNotes Notes { get; set; } = default!;

    [Inject]
    private IAuthorizationService Authorization { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            var user = (await Authentication).User;
            _name = user.Identity?.Name;
            _mayWrite = (await Authorization.AuthorizeAsync(user, Policies.SaveViews)).Succeeded;
            _mayAll = (await Authorization.AuthorizeAsync(user, Policies.Administer)).Succeeded;
        }

        try
        {
            _notes = await Notes.ListAsync(Customer);
        }
        catch (StorageException problem)
        {
            (_notes, _said) = ([], problem.Message);
        }
    }

    // Buttons are a courtesy; the lock is behind them.
    private bool MayChange(CustomerNote note) => _mayWrite && (_mayAll || note.Author == _name);

    private void Edit(CustomerNote note) => (_editing, _changed, _said, _deleted) = (note, note.Text, null, null);

    private Task AddAsync() => DoAsync(async () =>
    {
        await Notes.AddAsync(Customer, _text ?? string.Empty);
        (_text, _said) = (null, "Added.");
    });

    private Task ChangeAsync() => _editing is not { } note ? Task.CompletedTask : DoAsync(async () =>
    {
        await Notes.ChangeAsync(note, _changed ?? string.Empty);
        (_editing, _said) = (null, "Saved.");
    });

    private Task DeleteAsync(CustomerNote note) => DoAsync(async () =>
    {
        await Notes.DeleteAsync(note);
        (_deleted, _said) = (note, "The note is deleted.");
    });

    private Task RestoreAsync() => _deleted is not { } note ? Task.CompletedTask : DoAsync(async () =>
    {
        await Notes.RestoreAsync(note);
        _said = "The note is back.";
    });

    private async Task DoAsync(Func<Task> work)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _deleted, _said) = (true, null, null);
        try
        {
            await work();
            _notes = await Notes.ListAsync(Customer);
        }
        catch (Exception problem) when (problem is AccessDeniedException or StorageException)
        {
            _said = problem.Message;
        }
        finally
        {
            _isBusy = false;
        }
    }
}
