using Analytics.Core.Import;
using Analytics.Tests.Fakes;
using Analytics.Web.Security;
using Analytics.Web.State;
using Analytics.Web.State.Importing;
using Analytics.Web.State.Uploads;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Components.Data;

/// <summary>The data pages with a made-up import behind them, and somebody signed in.</summary>
public abstract class DataPageContext : BunitContext, IAsyncLifetime
{
    protected const string Ann = "ann@shop.test";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "uploads-" + Guid.NewGuid().ToString("N"));
    private readonly UploadStore _uploads;

    // A busy machine takes longer than a second.
    static DataPageContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    protected DataPageContext()
    {
        _uploads = new UploadStore(Options.Create(new UploadOptions { Folder = _folder, ReserveBytes = 0 }), Clock);
        Actions = new DataActions(Imports, Book, Access);
        Jobs = new ImportJobs(Imports, Actions, Book, _uploads, Clock, NullLogger<ImportJobs>.Instance);
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton<IImportService>(Imports);
        Services.AddSingleton<IBatchBook>(Book);
        Services.AddSingleton<IDataGuard>(Guard);
        Services.AddSingleton(_uploads);
        Services.AddSingleton(Actions);
        Services.AddSingleton(Jobs);
        Services.AddSingleton<IShop>(new StillShop());
        Services.AddSingleton<ShellState>();
        Upload = JSInterop.SetupModule("./upload.js");
        Upload.SetupVoid("attach", _ => true).SetVoidResult();
        Upload.SetupVoid("cancel", _ => true).SetVoidResult();
        Upload.SetupVoid("detach", _ => true).SetVoidResult();
        var shell = JSInterop.SetupModule("./shell.js");
        shell.SetupVoid("openDialog", _ => true).SetVoidResult();
        shell.SetupVoid("closeDialog", _ => true).SetVoidResult();
        Identity = AddAuthorization();
        SignIn(Roles.Admin);
    }

    protected FakeImportService Imports { get; } = new();

    protected FakeBatchBook Book { get; } = new();

    protected FakeDemoAccess Access { get; } = new();

    protected FakeDataGuard Guard { get; } = new(Ann);

    protected FixedClock Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));

    protected DataActions Actions { get; }

    protected ImportJobs Jobs { get; }

    protected BunitJSModuleInterop Upload { get; }

    protected BunitAuthorizationContext Identity { get; }

    protected void SignIn(string role)
    {
        Identity.SetAuthorized(Ann);
        Identity.SetRoles(role);
        string[] policies = [.. Policies.All.Where(policy => Policies.RolesFor(policy).Contains(role, StringComparer.Ordinal))];
        Identity.SetPolicies(policies);
        Guard.Allowed.Clear();
        Guard.Allowed.UnionWith(policies);
    }

    protected async Task<string> UploadAsync(string owner = Ann) =>
        (await _uploads.ReceiveAsync(owner, "march.csv", null, new MemoryStream([1, 2, 3]), default)).Id;

    protected bool IsOnDisk(string upload) => Directory.Exists(_folder) && Directory.EnumerateFiles(_folder, upload + "*", SearchOption.AllDirectories).Any(file => !file.EndsWith(".lock", StringComparison.Ordinal));

    public Task InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
