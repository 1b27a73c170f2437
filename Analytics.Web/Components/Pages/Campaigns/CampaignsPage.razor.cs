using Analytics.Core.Marketing;
using Analytics.Core.Marketing.Attribution;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Marketing.Experiments;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Analytics.Core.Storage;
using Analytics.Web.Components.Controls;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>What campaigns did, who gets credit, what experiments showed, and where money belongs.</summary>
public sealed partial class CampaignsPage : FilteredPage
{
    private CampaignTable? _table;
    private AttributionReport? _attribution;
    private CampaignPart? _part;
    private string? _partOf;
    private IReadOnlyList<SavedExperiment>? _experiments;
    private OptimizationResult? _optimization;
    private IReadOnlyList<SavedChange>? _changes;
    private int _optimizedIn;
    private double? _share;
    private CampaignDraft? _draft;
    private string? _said;
    private string? _problem;
    private Func<Task>? _undo;

    [Inject]
    private MarketingService Marketing { get; set; } = default!;

    [Inject]
    private CampaignAnswers Answers { get; set; } = default!;

    [Inject]
    private IEventLogs Logs { get; set; } = default!;

    [Inject]
    private IMarketingActions Deeds { get; set; } = default!;

    /// <inheritdoc />
    // Campaigns can be there before the first order.
    protected override bool IsEmpty => false;

    private string Tab => CampaignView.TabOf(View);

    // Imported paths name nobody: a part has those of events alone.
    private bool IsFromEvents => JourneyView.IsFromEvents(View, _table!, Logs.EventCount > 0) || (IsPart && Logs.EventCount > 0);

    private IReadOnlyList<Filter> Part => CampaignView.PartOf(View);

    private bool IsPart => Part.Count > 0;

    private Period? PartDays => CampaignView.DaysOf(CampaignView.Query(View, _table!));

    private string? OfEverybody => Tab switch
    {
        "experiments" => "Experiments are of everybody: what was counted is kept, not who was.",
        "optimizer" => "The optimizer is of everybody: budgets are not spent on one part of the customers.",
        "attribution" when Logs.EventCount == 0 => "Imported paths name nobody, so credit cannot be kept to a part of the customers. Events that name the channel of a visit can.",
        "attribution" => "Credit for what these customers did, by the channels that events name. What channels cost is of everybody, so there is no ROAS of a part.",
        _ => null,
    };

    private string FreshLine => _table?.Last is { } last ? $"Figures of campaigns to {Format.Day(last)}" : "What campaigns cost, what they brought, and where money belongs";

    /// <inheritdoc />
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var generation = Generation;
        await ShowAsync(Marketing.TableAsync(cancellationToken), table => _table = table, cancellationToken);
        if (new PageView { Filters = [.. Part] }.ToQueryString() is var part && part != _partOf)
        {
            // Numbers of one part must not stand there as another's.
            (_partOf, _attribution, _part) = (part, null, null);
        }

        switch (Tab)
        {
            case "campaigns" when IsPart && RendererInfo.IsInteractive:
                await ShowAsync(Answers.PartAsync(Part, PartDays, cancellationToken), answer => _part = answer, cancellationToken);
                break;
            case "attribution" when IsPart && Logs.EventCount == 0:
                break;
            case "experiments":
                await ShowAsync(Marketing.ExperimentsAsync(cancellationToken), experiments => _experiments = experiments, cancellationToken);
                break;
            // A first look must not wait for what takes long; the circuit asks for it.
            case "attribution" when RendererInfo.IsInteractive && (IsFromEvents || _table!.Paths.Count > 0):
                await ShowAsync(Marketing.AttributeAsync(new AttributionOptions(), IsFromEvents ? JourneyView.Query(View) : null, null, Part, cancellationToken), report => _attribution = report, cancellationToken);
                break;
            case "optimizer" when RendererInfo.IsInteractive:
                await OptimizeAsync(generation, cancellationToken);
                break;
        }
    }

    private async Task OptimizeAsync(int generation, CancellationToken cancellationToken)
    {
        try
        {
            await ShowAsync(Marketing.ChangesAsync(cancellationToken), changes => _changes = changes, cancellationToken);
            _share = 0;
            var progress = new Told(share => _ = InvokeAsync(() =>
            {
                if (generation == Generation && _share is { } shown && share - shown > 0.1)
                {
                    _share = share;
                    StateHasChanged();
                }
            }));
            await ShowAsync(Marketing.OptimizeAsync(CampaignView.Optimization(View), progress, cancellationToken), result => (_optimization, _optimizedIn) = (result, generation), cancellationToken);
        }
        finally
        {
            if (generation == Generation)
            {
                _share = null;
            }
        }
    }

    private Task SaveAsync(CampaignRow row) => TryAsync(async () =>
    {
        await Deeds.SaveCampaignAsync(row, isWhole: true);
        _draft = null;
        return ($"{row.Name ?? row.ExternalId} is saved.", null);
    });

    private Task ForgetAsync(string id) => TryAsync(async () =>
    {
        var before = _table!.Find(id)!;
        await Deeds.DeleteCampaignAsync(id);
        _draft = null;
        return ($"What was said of {before.Name} is forgotten; its figures stay.", () => Deeds.SaveCampaignAsync(CampaignDraft.RowOf(before), isWhole: true));
    });

    private Task SaveExperimentAsync((int? Id, ExperimentPlan Plan) given) => TryAsync(async () =>
    {
        var saved = await Deeds.SaveExperimentAsync(given.Id, given.Plan);
        return ($"“{saved.Plan.Name}” is kept.", null);
    });

    private Task DeleteExperimentAsync(SavedExperiment experiment) => TryAsync(async () =>
    {
        await Deeds.DeleteExperimentAsync(experiment.Id);
        return ($"“{experiment.Plan.Name}” is deleted.", () => Deeds.DeleteExperimentAsync(experiment.Id, restore: true));
    });

    private Task ImplementAsync((DateOnly Start, string Name) given) => TryAsync(async () =>
    {
        var saved = await Deeds.ImplementAsync(CampaignView.Optimization(View), given.Start, given.Name);
        return ($"“{saved.Name}” is written down from {Format.Day(saved.Change.Start)} on. Change the budgets where the campaigns are run; what happens is held against what was expected below.", () => Deeds.DeleteChangeAsync(saved.Id));
    });

    private Task DeleteChangeAsync(SavedChange change) => TryAsync(async () =>
    {
        await Deeds.DeleteChangeAsync(change.Id);
        return ($"“{change.Name}” is deleted.", () => Deeds.DeleteChangeAsync(change.Id, restore: true));
    });

    private Task UndoAsync() => _undo is { } undo
        ? TryAsync(async () =>
        {
            await undo();
            return ("It is as it was.", null);
        })
        : Task.CompletedTask;

    private async Task TryAsync(Func<Task<(string Said, Func<Task>? Undo)>> deed)
    {
        (_said, _problem) = (null, null);
        try
        {
            (_said, _undo) = await deed();
            await ReloadAsync();
        }
        catch (Exception error) when (error is StorageException or AccessDeniedException or QueryException or ExperimentException)
        {
            _problem = error.Message;
        }
    }

    // Unlike Progress<T> it keeps the order, and needs no context of its own.
    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
