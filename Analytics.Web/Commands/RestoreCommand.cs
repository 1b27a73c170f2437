using System.CommandLine;
using System.Diagnostics;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Backup;
using Analytics.Web.Hosting;

namespace Analytics.Web.Commands;

/// <summary><c>restore FILE</c>: puts a backup in the place of the data, keeping a copy of what was there.</summary>
internal static class RestoreCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "A backup that 'backup' wrote." };

    private static readonly Option<bool> Yes = new("--yes")
    {
        Description = "Replace the data. Without it, it is only said what would be replaced by what.",
    };

    private static readonly Option<bool> WithoutKeys = new("--without-keys")
    {
        Description = "Go on although the folder of keys that belongs to the backup is lost: names, notes and other encrypted values in it are emptied, numbers stay.",
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("restore", "Put a backup in the place of the data; what was there is copied first. A running server takes it up.") { File, Yes, WithoutKeys };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = CommandHost.Build(parsed.GetValue(CommonOptions.Database));
        var console = CommandConsole.Of(parsed);
        var backup = services.GetRequiredService<DatabaseBackup>();
        var file = Path.GetFullPath(parsed.GetRequiredValue(File));
        var place = services.GetRequiredService<DatabaseOptions>().ResolveFile() ?? "the database";
        if (!parsed.GetValue(Yes))
        {
            var content = await backup.VerifyAsync(file, cancellationToken);
            var hasKeys = backup.HasKeysOf(content);
            console.WriteJson(new { restored = false, file, database = place, rows = content.Rows, hasKeys });
            console.Say(Text.Of($"{file} is sound: {content.Rows.Values.Sum():N0} rows. Nothing was changed. To put it in the place of {place}, add --yes."));
            if (!hasKeys)
            {
                console.Say("The keys of its encrypted values are not those at hand: put its folder of keys in place first (Keys:Folder).");
            }

            return ExitCodes.Done;
        }

        var clock = Stopwatch.StartNew();
        var safety = BackupPlaces.NewFile(BackupPlaces.DefaultFolder(services.GetRequiredService<DatabaseOptions>()), "before-restore", services.GetRequiredService<TimeProvider>());
        var outcome = await backup.RestoreAsync(file, safety, parsed.GetValue(WithoutKeys), cancellationToken);
        await services.GetRequiredService<AuditLog>().WriteAsync(
            "cli", "backup.restore", file, new { outcome.SafetyCopy, outcome.Migrations }, cancellationToken: CancellationToken.None);
        var seconds = Math.Round(clock.Elapsed.TotalSeconds, 3);
        console.WriteJson(new { restored = true, file, database = place, safetyCopy = outcome.SafetyCopy, migrations = outcome.Migrations, rows = outcome.Restored.Rows, seconds });
        if (!console.IsJson)
        {
            console.Say(Text.Of($"Restored {place} from {file}: {outcome.Restored.Rows.Values.Sum():N0} rows in {seconds:N1} s."));
            if (outcome.SafetyCopy is { } copy)
            {
                console.Say($"What was there before is in {copy}; 'restore' takes it back.");
            }

            if (outcome.Migrations > 0)
            {
                console.Say(Text.Of($"The backup was of an earlier version; {outcome.Migrations} steps brought it up to date."));
            }
        }

        return ExitCodes.Done;
    }
}
