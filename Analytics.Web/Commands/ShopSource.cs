using System.CommandLine;
using Analytics.Core.Import;
using Analytics.Web.Hosting;

namespace Analytics.Web.Commands;

/// <summary>
/// What an analysing verb asks: the shop's own database, or with <c>--input</c> a file, which is read as an import would read it, into a
/// database of its own that is gone afterwards. The shop's data are not touched.
/// </summary>
internal sealed class ShopSource : IAsyncDisposable
{
    private static readonly Option<string?> Input = new("--input", "-i")
    {
        Description = "Analyse this file instead of the shop's data, which stay as they are. Read as 'import' reads it.",
        HelpName = "FILE",
    };

    private readonly CommandHost? _shop;
    private readonly ServiceProvider? _services;
    private readonly DirectoryInfo? _folder;

    private ShopSource(CommandConsole console, CommandHost? shop, ServiceProvider? services, DirectoryInfo? folder, ImportPlan? plan)
    {
        Console = console;
        _shop = shop;
        _services = services;
        _folder = folder;
        Plan = plan;
    }

    /// <summary>Where to write.</summary>
    public CommandConsole Console { get; }

    /// <summary>How the file was read; null when it is the shop that is asked.</summary>
    public ImportPlan? Plan { get; }

    /// <summary>Adds <c>--input</c> and the options that say how to read it.</summary>
    public static void AddTo(Command command)
    {
        command.Add(Input);
        ImportOptions.AddReadingTo(command);
    }

    /// <summary>Whether a file is named.</summary>
    public static bool NamesFile(ParseResult parsed) => parsed.GetValue(Input) is not null;

    /// <summary>Opens the shop or reads the file; the Facts are loaded then.</summary>
    /// <exception cref="FailedException">There is no such file or database, or the file cannot be read.</exception>
    public static async Task<ShopSource> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var console = CommandConsole.Of(parsed);
        if (parsed.GetValue(Input) is not { } path)
        {
            var shop = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
            try
            {
                await shop.LoadFactsAsync(cancellationToken);
                return new ShopSource(console, shop, null, null, null);
            }
            catch
            {
                await shop.DisposeAsync();
                throw;
            }
        }

        if (!File.Exists(path))
        {
            throw new FailedException(Directory.Exists(path) ? $"'{path}' is a folder. Name one file in it." : $"There is no file '{path}'. Check the path.");
        }

        var folder = Directory.CreateTempSubdirectory("analytics-input-");
        ServiceProvider? services = null;
        try
        {
            services = CommandHost.Build(Path.Combine(folder.FullName, "input.db"));
            var plan = await ReadAsync(parsed, Path.GetFullPath(path), console, services, cancellationToken);
            return new ShopSource(console, null, services, folder, plan);
        }
        catch
        {
            await CloseAsync(services, folder);
            throw;
        }
    }

    /// <summary>One of the services.</summary>
    public T Get<T>()
        where T : notnull => _shop is null ? _services!.GetRequiredService<T>() : _shop.Get<T>();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_shop is not null)
        {
            await _shop.DisposeAsync();
        }

        await CloseAsync(_services, _folder);
    }

    private static Task<ImportPlan> ReadAsync(
        ParseResult parsed, string path, CommandConsole console, ServiceProvider services, CancellationToken cancellationToken) =>
        ProgressBar.RunAsync(console, "Reading the file", async show =>
        {
            var startup = services.GetRequiredService<DataStartup>();
            await startup.PrepareAsync(withDemo: false, cancellationToken);
            var import = services.GetRequiredService<IImportService>();
            using var file = new ImportFile(path);
            var progress = new Relay(show);
            var preview = await import.InspectAsync(file, ImportOptions.Inspect(parsed), progress, cancellationToken);
            var plan = ImportOptions.Apply(parsed, preview.SuggestedPlan);
            var report = await import.CheckAsync(file, plan, progress, cancellationToken);
            var outcome = await import.CommitAsync(file, plan, report, "cli", progress, cancellationToken);
            if (outcome.Quarantined > 0)
            {
                console.Warn(Text.Of($"{outcome.Quarantined:N0} of {outcome.Rows:N0} rows cannot be read and are left out; 'import --dry-run' says why."));
            }

            await startup.LoadFactsAsync(cancellationToken);
            return plan;
        });

    private static async ValueTask CloseAsync(ServiceProvider? services, DirectoryInfo? folder)
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        folder?.Delete(recursive: true);
    }

    private sealed class Relay(Action<string, double> show) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => show(ImportPrinter.Title(value.Phase), value.Fraction);
    }
}
