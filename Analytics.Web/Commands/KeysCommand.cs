using System.CommandLine;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Backup;
using Analytics.Core.Storage.Protection;
using Analytics.Web.Hosting;

namespace Analytics.Web.Commands;

/// <summary><c>keys</c>: looks after the keys that encrypt sensitive values.</summary>
internal static class KeysCommand
{
    private static readonly Option<bool> Yes = new("--yes") { Description = "Empty what cannot be decrypted. Without it, it is only counted." };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("keys", "Look after the keys that encrypt names, notes and other sensitive values.");
        var status = new Command("status", "Say where the keys are, and whether every value opens.");
        status.SetAction(StatusAsync);
        var rotate = new Command("rotate", "Make a new key and encrypt every value with it anew, also while the server runs.");
        rotate.SetAction(RotateAsync);
        var forget = new Command("forget", "Only when the keys are lost for good: empty what cannot be decrypted, and go on with a new key. Numbers stay.") { Yes };
        forget.SetAction(ForgetAsync);
        command.Add(status);
        command.Add(rotate);
        command.Add(forget);
        return command;
    }

    private static async Task<int> StatusAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        var fields = host.Get<FieldProtection>();
        var report = await fields.InspectAsync(cancellationToken);
        host.Console.WriteJson(new { folder = fields.Ring.Folder, keys = fields.Ring.CountKeys(), fields.Ring.HasCertificate, report.Encrypted, report.Plain, report.Unreadable });
        if (!host.Console.IsJson)
        {
            host.Console.Say(Text.Of($"{fields.Ring.CountKeys()} keys in {fields.Ring.Folder}{(fields.Ring.HasCertificate ? ", new ones encrypted with a certificate" : string.Empty)}."));
            host.Console.Say(Text.Of($"{report.Encrypted:N0} values are encrypted and open; {report.Plain:N0} are not encrypted; {report.Unreadable.Values.Sum():N0} do not open."));
        }

        return report.Unreadable.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<int> RotateAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        var rows = await host.Get<FieldProtection>().RotateAsync(cancellationToken);
        await host.AuditAsync("keys.rotate", null, new { rows }, cancellationToken);
        host.Console.WriteJson(new { rows });
        host.Console.Say(Text.Of($"A new key is in use; {rows:N0} rows were encrypted with it anew."));
        return ExitCodes.Done;
    }

    // The database is not made ready first: that is what the lost keys prevent.
    private static async Task<int> ForgetAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = CommandHost.Build(parsed.GetValue(CommonOptions.Database));
        var console = CommandConsole.Of(parsed);
        var database = services.GetRequiredService<DatabaseOptions>();
        if (database.ResolveFile() is { } file && !File.Exists(file))
        {
            throw new FailedException($"There is no database at {file}.");
        }

        var fields = services.GetRequiredService<FieldProtection>();
        var lost = await fields.CountLostAsync(cancellationToken);
        if (lost == 0 || !parsed.GetValue(Yes))
        {
            console.WriteJson(new { lost, forgotten = false });
            console.Say(lost == 0 ? "Every value opens: there is nothing to forget." : Text.Of($"{lost:N0} values cannot be decrypted. Nothing was changed. To empty them for good, add --yes."));
            return ExitCodes.Done;
        }

        string? copy = null;
        if (database.Provider == DatabaseProvider.Sqlite)
        {
            copy = BackupPlaces.NewFile(BackupPlaces.DefaultFolder(database), "before-forget", services.GetRequiredService<TimeProvider>());
            await services.GetRequiredService<DatabaseBackup>().WriteAsync(copy, cancellationToken);
        }

        var rows = await fields.ForgetAsync(cancellationToken);
        await services.GetRequiredService<DatabaseStartup>().EnsureReadyAsync(CancellationToken.None);
        await services.GetRequiredService<AuditLog>().WriteAsync("cli", "keys.forget", null, new { values = lost, rows, copy }, cancellationToken: CancellationToken.None);
        console.WriteJson(new { lost, forgotten = true, rows, copy });
        console.Say(Text.Of($"{lost:N0} values in {rows:N0} rows are gone; a new key is in use.{(copy is null ? string.Empty : $" What was there is in {copy}: should the keys turn up again, 'restore' takes it back.")}"));
        return ExitCodes.Done;
    }
}
