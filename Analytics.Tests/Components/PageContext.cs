using Analytics.Core.Queries;
using Analytics.Tests.Fakes;
using Analytics.Web.State;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Components;

/// <summary>What every page's tests need: strict scripts, of which the charts' are counted, and a page's services.</summary>
public abstract class PageContext : BunitContext, IAsyncLifetime
{
    protected const string User = "ada@shop.example";

    protected PageContext()
    {
        JSInterop.Mode = JSRuntimeMode.Strict;
        Charts = Module("./js/charts.js", "create", "update", "dispose");
        Module("./shell.js", "holdScroll", "closeMenus", "openDialog", "closeDialog");
    }

    /// <summary>Who reads; there after <see cref="AddPage"/>.</summary>
    private protected BunitAuthorizationContext SignedIn { get; private set; } = default!;

    /// <summary>What was asked of the charts' script.</summary>
    protected BunitJSModuleInterop Charts { get; }

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // Some services can only be disposed asynchronously.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    /// <summary>Adds what a page with filters asks and is framed by, and a reader with rights.</summary>
    private protected void AddPage(IQueryRunner runner, params string[] policies)
    {
        Services.AddSingleton(runner);
        Services.AddSingleton<IDataChanges>(new FakeChanges());
        Services.AddSingleton<IShop>(new FakeShop());
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(Options.Create(new QueryCacheOptions()));
        Services.AddSingleton<CachedQueryService>();
        Services.AddScoped<ShellState>();
        SignedIn = AddAuthorization();
        SignedIn.SetAuthorized(User);
        SignedIn.SetPolicies(policies);
    }

    /// <summary>Goes to an address on a live circuit; every service must have been added.</summary>
    private protected void Open(string address)
    {
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Navigation.NavigateTo(address);
    }

    private BunitJSModuleInterop Module(string path, params string[] functions)
    {
        var module = JSInterop.SetupModule(path);
        foreach (var function in functions)
        {
            module.SetupVoid(function, _ => true).SetVoidResult();
        }

        return module;
    }
}
