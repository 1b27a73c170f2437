using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Analytics.Web.Components.Controls;

/// <summary>Views by name: one's own and those that others share.</summary>
public sealed partial class SavedViewsMenu : ComponentBase
{
    private IReadOnlyList<SavedView>? _views;
    private string _owner = string.Empty;
    private string? _name;
    private bool _isShared;
    private bool _isOpen;
    private string? _said;

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private SavedViewStore Store { get; set; } = default!;

    [Inject]
    private IAuthorizationService Authorization { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ShellState Shell { get; set; } = default!;

    private async Task ToggledAsync()
    {
        _isOpen = !_isOpen;
        if (_isOpen)
        {
            _said = null;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        _owner = Authentication is null ? string.Empty : (await Authentication).User.Identity?.Name ?? string.Empty;
        _views = _owner.Length == 0 ? [] : await Store.ListAsync(_owner);
    }

    private async Task SaveAsync()
    {
        if (Authentication is null || string.IsNullOrWhiteSpace(_name))
        {
            _said = "Give it a name.";
            return;
        }

        // Asked again here: what a page does not show, a circuit could still call.
        if (!(await Authorization.AuthorizeAsync((await Authentication).User, Policies.SaveViews)).Succeeded)
        {
            _said = "Your role may not save views.";
            return;
        }

        try
        {
            var replaced = _views?.Any(v => v.Owner == _owner && v.Name == _name.Trim()) == true;
            await Store.SaveAsync(_owner, _name, "/" + Navigation.ToBaseRelativePath(Navigation.Uri), _isShared);
            _said = replaced ? $"Replaced \"{_name.Trim()}\"." : $"Saved \"{_name.Trim()}\".";
            (_name, _isShared) = (null, false);
            await LoadAsync();
        }
        catch (Exception problem) when (problem is ArgumentException or StorageException)
        {
            _said = problem.Message;
        }
    }

    private async Task RemoveAsync(SavedView view)
    {
        await Store.RemoveAsync(_owner, view.Id);
        _said = $"Deleted \"{view.Name}\".";
        await LoadAsync();
    }

    private async Task CopyAsync()
    {
        await Shell.CopyAsync(Navigation.Uri);
        _said = "The link is on your clipboard.";
    }
}
