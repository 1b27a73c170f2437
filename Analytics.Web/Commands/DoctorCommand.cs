using System.CommandLine;
using Analytics.Core.Storage;
using Analytics.Web.Hosting;
using Analytics.Web.Hosting.Health;

namespace Analytics.Web.Commands;

/// <summary><c>doctor</c>: says what is wrong and how to mend it.</summary>
internal static class DoctorCommand
{
    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("doctor", "Look at settings, machine, database and backups, and say what is wrong and how to mend it. Changes nothing.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var console = CommandConsole.Of(parsed);
        var configuration = new ConfigurationBuilder().AddAnalyticsSettings(HostPaths.Current, parsed.GetValue(CommonOptions.Database)).Build();
        var findings = SettingsCheck.Run(configuration).Any(static problem => problem.IsFatal)
            ? SettingsCheck.Run(configuration).Select(static p => new Finding("Settings", p.IsFatal ? Verdict.Bad : Verdict.Warning, p.Message, "Correct the setting, then run 'doctor' again.")).ToList()
            : await TryExamineAsync(parsed, cancellationToken);
        var bad = findings.Count(static finding => finding.Verdict == Verdict.Bad);
        console.WriteJson(new { healthy = bad == 0, findings });
        if (!console.IsJson)
        {
            foreach (var finding in findings)
            {
                console.Say($"{Word(finding.Verdict),-8} {finding.Check}: {finding.Message}");
                if (finding.Mend is { } mend && finding.Verdict != Verdict.Good)
                {
                    console.Say($"{string.Empty,-8} {mend}");
                }
            }
        }

        return bad == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    // Settings that are each well but make no sense together, such as a ring of keys without its certificate.
    private static async Task<IReadOnlyList<Finding>> TryExamineAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            return await ExamineAsync(parsed, cancellationToken);
        }
        catch (StorageException problem) when (problem.Problem == StorageProblem.Misconfigured)
        {
            return [new Finding("Settings", Verdict.Bad, problem.Message, "Correct the setting, then run 'doctor' again.")];
        }
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = CommandHost.Build(parsed.GetValue(CommonOptions.Database));
        return await new Doctor(services, services.GetRequiredService<IConfiguration>(), services.GetRequiredService<TimeProvider>()).ExamineAsync(cancellationToken);
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Good => "ok",
        Verdict.Warning => "warning",
        _ => "wrong",
    };
}
