using Analytics.Core.Customers;
using Analytics.Core.Monitoring;
using Analytics.Core.Planning;
using Analytics.Core.Storage;
using Analytics.Web.Components.Controls;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Models;

/// <summary>How each model does, over its versions; fits them again, and goes back to an earlier version.</summary>
public sealed partial class ModelsPage : FilteredPage
{
    private IReadOnlyList<ModelReport>? _reports;
    private ScoringRun? _shown;
    private string? _problem;
    private bool _isBusy;

    [Inject]
    private ICustomerScoring Scoring { get; set; } = default!;

    [Inject]
    private ModelWatch Watch { get; set; } = default!;

    [Inject]
    private IForecastHolds Holds { get; set; } = default!;

    [Inject]
    private IPredictionActions Deeds { get; set; } = default!;

    private string Key => View.Option("model") is { } key && ModelText.Tabs.Any(tab => tab.Key == key) ? key : ModelText.Tabs[0].Key;

    private ModelKind Kind => ModelText.Tabs.First(tab => tab.Key == Key).Kind;

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Follow(handler => Scoring.Changed += handler, handler => Scoring.Changed -= handler, ShowScoredAsync);
        Follow(handler => Holds.Changed += handler, handler => Holds.Changed -= handler, ShowAgainAsync);
        return base.OnInitializedAsync();
    }

    /// <inheritdoc />
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        _shown = Scoring.Current?.Run;
        // Drift is a sum over all customers: asked once for all who look.
        var question = ("models", _shown?.Id ?? 0, Scoring.Hold?.Id ?? 0, Scoring.Runs.Count, await Watch.LastForecastAsync(cancellationToken), Holds.Current);
        await ShowAsync(Queries.SharedAsync(question, usesLabels: true, Watch.ReadAsync, cancellationToken), reports => _reports = reports, cancellationToken);
    }

    private Task RetrainAsync() => DoAsync(Deeds.RecomputeAsync);

    private Task GoBackAsync(int id) => DoAsync(() => Deeds.RollBackAsync(id));

    private Task ForecastGoBackAsync(DateOnly? until) => DoAsync(() => Deeds.RollBackForecastAsync(until));

    private async Task DoAsync(Func<Task> deed)
    {
        (_problem, _isBusy) = (null, true);
        try
        {
            await deed();
        }
        catch (Exception problem) when (problem is AccessDeniedException or StorageException)
        {
            _problem = problem.Message;
        }
        finally
        {
            _isBusy = false;
        }
    }

    // Progress comes often, new scores seldom.
    private Task ShowScoredAsync()
    {
        if (!ReferenceEquals(Scoring.Current?.Run, _shown))
        {
            return ShowAgainAsync();
        }

        StateHasChanged();
        return Task.CompletedTask;
    }
}
