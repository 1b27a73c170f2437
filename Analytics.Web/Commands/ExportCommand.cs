using System.CommandLine;
using System.Text.Json;
using Analytics.Core.Customers;
using Analytics.Core.Export;
using Analytics.Core.Queries;
using Analytics.Core.Storage.Protection;

namespace Analytics.Web.Commands;

/// <summary><c>export</c>: writes a table as CSV, JSON lines or a workbook, with its manifest beside it.</summary>
public static class ExportCommand
{
    private static readonly string Tables = string.Join(", ", Enum.GetValues<ExportTable>().Select(ExportService.Name));

    private static readonly Argument<string> Table = new("TABLE") { Description = $"What to export: {Tables}." };

    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "The file to write; its manifest goes beside it as FILE.manifest.json. Without it the table goes to standard output.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Format = new("--format", "-f")
    {
        Description = $"How to write it: {string.Join(", ", ExportFormats.All.Select(ExportFormats.Key))}. Without it the file's ending says so, else it is CSV.",
        HelpName = "FORMAT",
    };

    private static readonly Option<bool> NoMark = new("--no-bom") { Description = "Leave out the byte order mark by which spreadsheets know UTF-8 in CSV." };

    private static readonly Option<string?> WithPseudonyms = new("--pseudonyms")
    {
        Description = "Put pseudonyms in place of customers, and leave names and free words out: stable (the same in every export) or once.",
        HelpName = "KIND",
    };

    private static readonly JsonSerializerOptions ManifestJson = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("export", "Write a table or an answer as CSV, JSON lines or a workbook.") { Table, Out, Format, NoMark, WithPseudonyms };
        WithPseudonyms.AcceptOnlyFromAmong(Pseudonyms.Stable, Pseudonyms.Once);
        QueryOptions.AddTo(command);
        command.Validators.Add(static result =>
        {
            if (result.GetValue(Table) is { } name && ExportService.Find(name) is null)
            {
                result.AddError($"There is no table '{name}'. There are: {Tables}.");
            }

            if (result.GetValue(CommonOptions.Json) && result.GetValue(Out) is null)
            {
                result.AddError("With --json name the file to write with --out: standard output takes the JSON document.");
            }

            if (result.GetValue(Format) is { } format && ExportFormats.Find(format) is null)
            {
                result.AddError($"There is no format '{format}'. There are: {string.Join(", ", ExportFormats.All.Select(ExportFormats.Key))}.");
            }
            else if (result.GetValue(Out) is null && FormatOf(result.GetValue(Format), null) == ExportFormat.Xlsx)
            {
                result.AddError("Name the file to write with --out: a workbook is not for a terminal.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var table = ExportService.Find(parsed.GetRequiredValue(Table))!.Value;
        var asked = QueryOptions.Read(parsed);
        var question = table == ExportTable.Query || QueryOptions.HasMeasures(parsed) ? asked : asked with { Measures = ["lines"] };
        _ = question.ToQuery(null);
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        await host.LoadFactsAsync(cancellationToken);
        if (table == ExportTable.CustomerScores)
        {
            await ScoreAsync(host.Get<CustomerScoring>(), cancellationToken);
        }

        var request = new ExportRequest
        {
            Table = table,
            Query = question.ToQuery(host.Get<IQueryRunner>().Span),
            RequestedBy = "cli",
            Format = FormatOf(parsed.GetValue(Format), parsed.GetValue(Out)),
            ByteOrderMark = !parsed.GetValue(NoMark),
            Pseudonyms = parsed.GetValue(WithPseudonyms) switch
            {
                null => null,
                Pseudonyms.Once => Pseudonyms.Drawn(),
                _ => Pseudonyms.Under(await host.Get<PseudonymKey>().GetAsync(cancellationToken)),
            },
        };
        await host.LoadLabelsAsync(request.Query!, cancellationToken);
        var file = parsed.GetValue(Out);
        var manifest = file is null
            ? await ToOutputAsync(host, request, cancellationToken)
            : await ToFileAsync(host, request, Path.GetFullPath(file), cancellationToken);
        await host.AuditAsync("export", manifest.Table, manifest, cancellationToken);
        host.Console.WriteJson(new
        {
            manifest.Table,
            manifest.Rows,
            File = file is null ? null : Path.GetFullPath(file),
            manifest.Bytes,
            manifest.Sha256,
            Manifest = manifest,
        });
        if (!host.Console.IsJson)
        {
            host.Console.Warn(Text.Of($"{manifest.Rows:N0} rows, {manifest.Bytes:N0} bytes, SHA-256 {manifest.Sha256}"));
        }

        return ExitCodes.Done;
    }

    private static ExportFormat FormatOf(string? format, string? file) => ExportFormats.Find(format) ?? ExportFormats.OfFile(file) ?? ExportFormat.Csv;

    // What the server stored is taken as it is while it is fresh; else it is computed, and stored for the server too.
    private static async Task ScoreAsync(CustomerScoring scoring, CancellationToken cancellationToken)
    {
        await scoring.LoadAsync(cancellationToken);
        if (scoring.IsDue)
        {
            await scoring.RefreshAsync(cancellationToken);
        }
    }

    private static async Task<ExportManifest> ToOutputAsync(CommandHost host, ExportRequest request, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(host.Console.Output, Console.Out))
        {
            await using var stream = Console.OpenStandardOutput();
            return await host.Get<ExportService>().WriteAsync(request, stream, cancellationToken);
        }

        using var memory = new MemoryStream();
        var manifest = await host.Get<ExportService>().WriteAsync(request with { ByteOrderMark = false }, memory, cancellationToken);
        await host.Console.Output.WriteAsync(System.Text.Encoding.UTF8.GetString(memory.ToArray()));
        return manifest;
    }

    // Under another name until it is whole, so that nobody takes a part for the file.
    private static async Task<ExportManifest> ToFileAsync(CommandHost host, ExportRequest request, string path, CancellationToken cancellationToken)
    {
        var part = path + ".part";
        try
        {
            ExportManifest manifest;
            await using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
            {
                manifest = await host.Get<ExportService>().WriteAsync(request, stream, cancellationToken);
            }

            File.Move(part, path, overwrite: true);
            await File.WriteAllTextAsync(path + ".manifest.json", JsonSerializer.Serialize(manifest, ManifestJson), cancellationToken);
            return manifest;
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
