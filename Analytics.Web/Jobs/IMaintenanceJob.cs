namespace Analytics.Web.Jobs;

/// <summary>Work that the application does by itself, by the clock.</summary>
public interface IMaintenanceJob
{
    /// <summary>Does the work once and says in one line what came of it. A failure is thrown.</summary>
    Task<string> RunAsync(CancellationToken cancellationToken);
}
