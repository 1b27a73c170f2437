using Analytics.Core.Customers;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.State;

/// <summary>What can be done with predictions, after a check that the one who asks may do it now; each deed stands in the audit.</summary>
public interface IPredictionActions
{
    /// <summary>Asks for a computation soon; needs <see cref="Policies.Import"/>.</summary>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    Task RecomputeAsync();

    /// <summary>Stops the computation under way; the earlier scores stay. Needs <see cref="Policies.Import"/>.</summary>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    Task CancelAsync();

    /// <summary>Shows the predictions of an earlier version again until the next fit; needs <see cref="Policies.Import"/>.</summary>
    /// <param name="id">The version's number.</param>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    /// <exception cref="StorageException">Its predictions are not kept any more.</exception>
    Task RollBackAsync(int id);

    /// <summary>Has forecasts learn from the days of an earlier version alone, or from all again; needs <see cref="Policies.Import"/>.</summary>
    /// <param name="until">The last day that the version saw; null ends what was gone back to.</param>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    /// <exception cref="StorageException">No such version is known.</exception>
    Task RollBackForecastAsync(DateOnly? until);

    /// <summary>Saves settings and asks for a computation by them; needs <see cref="Policies.Administer"/>.</summary>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    /// <exception cref="SettingsException">They make no sense; it names what to change.</exception>
    Task SaveSettingsAsync(ScoringSettings settings);

    /// <summary>Saves the rules for next steps and applies them; needs <see cref="Policies.Administer"/>.</summary>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    /// <exception cref="SettingsException">They make no sense; it names what to change.</exception>
    Task SaveActionsAsync(IReadOnlyList<ActionRule> actions);
}
