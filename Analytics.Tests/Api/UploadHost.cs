using Analytics.Core.Import;
using Analytics.Web.State.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>The application with a small limit on uploads.</summary>
public sealed class UploadHost : IAsyncLifetime
{
    /// <summary>The most an upload may have.</summary>
    public const int MaxBytes = 1_000_000;

    public ApiHost Host { get; } = new();

    public UploadStore Store => Host.Services.GetRequiredService<UploadStore>();

    public Task InitializeAsync()
    {
        Host.Settings["Uploads:MaxBytes"] = MaxBytes.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Host.Settings["Uploads:ReserveBytes"] = "0";
        return Host.InitializeAsync();
    }

    public Task DisposeAsync() => Host.DisposeAsync();

    /// <summary>What lies in the upload folder, but for locks.</summary>
    public string[] Files() => Directory.Exists(Store.Root)
        ? [.. Directory.GetFiles(Store.Root, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))]
        : [];

    /// <summary>Imports the made-up shop, three rows of which are put aside, in the name of a role's account.</summary>
    public async Task<int> ImportAsync(string role)
    {
        var path = Path.GetTempFileName();
        try
        {
            await using (var target = File.Create(path))
            await using (var small = typeof(UploadHost).Assembly.GetManifestResourceStream("made-up-shop.csv")!)
            {
                await small.CopyToAsync(target);
            }

            using var file = new ImportFile(path, "made-up-shop.csv");
            var imports = Host.Services.GetRequiredService<IImportService>();
            var plan = (await imports.InspectAsync(file)).SuggestedPlan with { AllowSameFile = true };
            return (await imports.CommitAsync(file, plan, await imports.CheckAsync(file, plan), ApiHost.EmailOf(role))).Batch;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
