using Analytics.Core.Customers;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;

namespace Analytics.Tests.Fakes;

/// <summary>Does what the real one does but for the audit, unless it is told to refuse.</summary>
public sealed class FakePredictionActions(FakeScoring scoring) : IPredictionActions
{
    public bool Refuses { get; set; }

    public List<ScoringSettings> Saved { get; } = [];

    public List<IReadOnlyList<ActionRule>> SavedActions { get; } = [];

    public Task RecomputeAsync()
    {
        Check();
        scoring.Request();
        return Task.CompletedTask;
    }

    public Task CancelAsync()
    {
        Check();
        scoring.Cancel();
        return Task.CompletedTask;
    }

    public Task RollBackAsync(int id)
    {
        Check();
        return scoring.RollBackAsync(id, "me");
    }

    public FakeForecastHolds Holds { get; } = new();

    public Task RollBackForecastAsync(DateOnly? until)
    {
        Check();
        return until is { } last ? Holds.GoBackAsync(last, "me") : Holds.EndAsync();
    }

    public Task SaveSettingsAsync(ScoringSettings settings)
    {
        Check();
        if (settings.Check() is { Count: > 0 } problems)
        {
            throw new SettingsException(problems);
        }

        Saved.Add(settings);
        return scoring.SaveSettingsAsync(settings);
    }

    public Task SaveActionsAsync(IReadOnlyList<ActionRule> actions)
    {
        Check();
        ActionRules.Require(actions);
        SavedActions.Add(actions);
        return scoring.SaveActionsAsync(actions);
    }

    private void Check()
    {
        if (Refuses)
        {
            throw new AccessDeniedException("Your session has ended. Sign in again.");
        }
    }
}
