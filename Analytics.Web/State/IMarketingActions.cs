using Analytics.Core.Marketing.Experiments;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.State;

/// <summary>What can be done about campaigns, after a check that the one who asks may do it now; each deed stands in the audit. All need <see cref="Policies.Import"/>.</summary>
public interface IMarketingActions
{
    /// <summary>Writes down a campaign.</summary>
    /// <param name="row">What is said of it.</param>
    /// <param name="isWhole">Whether what is null is to be empty; else it stays as it was.</param>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    /// <exception cref="QueryException">Something makes no sense; it names the field.</exception>
    Task SaveCampaignAsync(CampaignRow row, bool isWhole);

    /// <summary>Forgets what was said about a campaign; what it did stays.</summary>
    /// <returns>Whether there was something to forget.</returns>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    Task<bool> DeleteCampaignAsync(string id);

    /// <summary>Keeps an experiment, or changes one.</summary>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    /// <exception cref="ExperimentException">Its counts or options make no sense.</exception>
    Task<SavedExperiment> SaveExperimentAsync(int? id, ExperimentPlan plan);

    /// <summary>Deletes an experiment, or brings it back.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    Task<bool> DeleteExperimentAsync(int id, bool restore = false);

    /// <summary>Writes down that a division of budgets is carried out.</summary>
    /// <param name="question">The division.</param>
    /// <param name="start">The first day under it; tomorrow unless given.</param>
    /// <param name="name">Its name; said by its goal unless given.</param>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    /// <exception cref="QueryException">It cannot be computed, or moves nothing.</exception>
    Task<SavedChange> ImplementAsync(OptimizationQuestion question, DateOnly? start = null, string? name = null);

    /// <summary>Deletes a change, or brings it back.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    Task<bool> DeleteChangeAsync(int id, bool restore = false);
}
