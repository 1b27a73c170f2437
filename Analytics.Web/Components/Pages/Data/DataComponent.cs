using System.Security.Claims;
using Analytics.Web.Security;
using Analytics.Web.State.Importing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Analytics.Web.Components.Pages.Data;

/// <summary>What the data pages share: who is there, and a way to render from any thread until the page is left.</summary>
public abstract class DataComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private bool _disposed;

    /// <summary>Who is there.</summary>
    [CascadingParameter]
    protected Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>Decides who may do what.</summary>
    [Inject]
    protected IAuthorizationService Authorization { get; set; } = null!;

    /// <summary>Asked before anything is done.</summary>
    [Inject]
    protected IDataGuard Guard { get; set; } = null!;

    /// <summary>Where the reader is.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>Who is there; nobody until <see cref="OnInitializedAsync"/> has run.</summary>
    protected ClaimsPrincipal User { get; private set; } = new();

    /// <summary>Whether this account may take batches back.</summary>
    protected bool MayUndo { get; private set; }

    /// <summary>Whether this account may import.</summary>
    protected bool MayImport { get; private set; }

    /// <summary>Cancelled when the page is left.</summary>
    protected CancellationToken Left => _left.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            User = (await Authentication).User;
            MayUndo = (await Authorization.AuthorizeAsync(User, Policies.Undo)).Succeeded;
            MayImport = (await Authorization.AuthorizeAsync(User, Policies.Import)).Succeeded;
        }
    }

    /// <summary>Runs on the page's own thread and renders; nothing happens once the page is left.</summary>
    protected void Refresh(Func<Task>? work = null)
    {
        if (!_disposed)
        {
            _ = InvokeAsync(async () =>
            {
                if (_disposed)
                {
                    return;
                }

                if (work is not null)
                {
                    await work();
                }

                StateHasChanged();
            });
        }
    }

    /// <summary>Stops listening.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _left.Cancel();
            _left.Dispose();
        }
    }
}
