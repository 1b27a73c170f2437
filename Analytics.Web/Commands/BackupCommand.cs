using System.CommandLine;
using System.Diagnostics;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Backup;
using Analytics.Core.Storage.Protection;
using Analytics.Web.Hosting;

namespace Analytics.Web.Commands;

/// <summary><c>backup</c>: copies the database while it is in use, and reads the copy back.</summary>
internal static class BackupCommand
{
    private static readonly Option<string?> Out = new("--out")
    {
        Description = "The file to write; by default one named after the moment, in the folder 'backups' beside the database.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Verify = new("--verify")
    {
        Description = "Write nothing; read this backup whole and say whether it can be trusted.",
        HelpName = "FILE",
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("backup", "Copy the database while it is in use, and read the copy back.") { Out, Verify };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Verify) is { } file)
        {
            return await VerifyAsync(parsed, file, cancellationToken);
        }

        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        var target = parsed.GetValue(Out) is { } named
            ? Path.GetFullPath(named)
            : BackupPlaces.NewFile(BackupPlaces.DefaultFolder(host.Get<DatabaseOptions>()), "analytics", host.Get<TimeProvider>());
        var clock = Stopwatch.StartNew();
        var manifest = await host.Get<DatabaseBackup>().WriteAsync(target, cancellationToken);
        await host.AuditAsync("backup.write", target, new { manifest.Bytes, manifest.Sha256 }, cancellationToken);
        var seconds = Math.Round(clock.Elapsed.TotalSeconds, 3);
        host.Console.WriteJson(new { file = target, manifest, seconds });
        if (!host.Console.IsJson)
        {
            host.Console.Say(Text.Of($"Wrote {target}: {manifest.Bytes / 1_048_576.0:N1} MB, {manifest.Rows.Values.Sum():N0} rows in {manifest.Rows.Count} tables, read back in {seconds:N1} s."));
            host.Console.Say($"Sensitive values in it are encrypted. Their keys are not in it: keep a copy of {host.Get<KeyRing>().Folder} apart from the backups.");
            host.Console.Say($"Put it back with: analytics restore \"{target}\"");
        }

        return ExitCodes.Done;
    }

    private static async Task<int> VerifyAsync(ParseResult parsed, string file, CancellationToken cancellationToken)
    {
        await using var services = CommandHost.Build(parsed.GetValue(CommonOptions.Database));
        var console = CommandConsole.Of(parsed);
        var content = await services.GetRequiredService<DatabaseBackup>().VerifyAsync(file, cancellationToken);
        console.WriteJson(new { file = content.Path, content.Schema, content.DataVersion, rows = content.Rows, hasManifest = content.Manifest is not null });
        if (!console.IsJson)
        {
            var manifest = content.Manifest is { } known ? Text.Of($" and is what was written at {known.CreatedAt:u}") : "; there is no manifest beside it to hold it against";
            console.Say(Text.Of($"{content.Path} is sound: {content.Rows.Values.Sum():N0} rows in {content.Rows.Count} tables{manifest}."));
        }

        return ExitCodes.Done;
    }
}
