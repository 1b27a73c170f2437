using System.CommandLine;

namespace Analytics.Web.Commands;

/// <summary>Puts the verbs together.</summary>
public static class RootCommandBuilder
{
    /// <summary>The root command; without a verb it serves.</summary>
    public static RootCommand Build()
    {
        var root = new RootCommand("Analytics: a dashboard for a shop's customers. Without a verb it serves the application.");
        root.Add(CommonOptions.Database);
        root.Add(CommonOptions.Json);
        ServeCommand.Configure(root);
        root.Add(ServeCommand.Build());
        root.Add(ImportCommand.Build());
        root.Add(QueryCommand.Build());
        root.Add(ExportCommand.Build());
        root.Add(LifetimeCommand.Build());
        root.Add(ClusterCommand.Build());
        root.Add(RfmCommand.Build());
        root.Add(CohortsCommand.Build());
        root.Add(ChurnCommand.Build());
        root.Add(SeedCommand.Build());
        root.Add(UsersCommand.Build());
        root.Add(BackupCommand.Build());
        root.Add(RestoreCommand.Build());
        root.Add(DoctorCommand.Build());
        root.Add(AuditCommand.Build());
        root.Add(PersonCommand.Build());
        root.Add(KeysCommand.Build());
        root.Add(ForecastCommand.Build());
        root.Add(BacktestCommand.Build());
        root.Add(FunnelCommand.Build());
        root.Add(SentimentCommand.Build());
        root.Add(RoiCommand.Build());
        root.Add(AttributeCommand.Build());
        root.Add(ExperimentCommand.Build());
        root.Add(CampaignsCommand.Build());
        root.Add(OptimizeCommand.Build());
        root.Add(BenchCommand.Build());
        return root;
    }
}
