using Analytics.Core.Customers;

namespace Analytics.Tests.Fakes;

/// <summary>Scores that a test puts there.</summary>
public sealed class FakeScoring : ICustomerScoring
{
    public event EventHandler? Changed;

    public CustomerScores? Current { get; set; }

    public ScoringProgress? Progress { get; set; }

    public string? Problem { get; set; }

    public IReadOnlyList<ScoringRun> Runs { get; set; } = [];

    public ScoringSettings Settings { get; set; } = ScoringSettings.Default;

    public IReadOnlyList<ActionRule> Actions { get; set; } = ActionRules.Default;

    /// <summary>How often a computation was asked for.</summary>
    public int Requests { get; private set; }

    /// <summary>How many listen.</summary>
    public int Listeners => Changed?.GetInvocationList().Length ?? 0;

    public void Tell() => Changed?.Invoke(this, EventArgs.Empty);

    public Task SaveSettingsAsync(ScoringSettings settings, CancellationToken cancellationToken = default)
    {
        Settings = settings;
        return Task.CompletedTask;
    }

    public Task SaveActionsAsync(IReadOnlyList<ActionRule> actions, CancellationToken cancellationToken = default)
    {
        Actions = actions;
        return Task.CompletedTask;
    }

    public void Request() => Requests++;

    public ScoringHold? Hold { get; set; }

    public IReadOnlyList<FeatureDrift> Drift { get; set; } = [];

    public Task<CustomerScores> RollBackAsync(int id, string by, CancellationToken cancellationToken = default)
    {
        Hold = new ScoringHold(id, by, default);
        return Task.FromResult(Current!);
    }

    public Task<IReadOnlyList<int>> KeptAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<int>>([.. Runs.Select(static run => run.Id)]);

    public Task<IReadOnlyList<FeatureDrift>> DriftAsync(CancellationToken cancellationToken = default) => Task.FromResult(Drift);

    /// <summary>How often a computation was stopped.</summary>
    public int Cancelled { get; private set; }

    public bool Cancel()
    {
        Cancelled++;
        return Progress is not null;
    }

    public Task<CustomerScores?> RefreshAsync(CancellationToken cancellationToken = default) => Task.FromResult(Current);
}
