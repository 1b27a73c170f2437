using Analytics.Core.Customers;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>The rules that say each customer's next step, in words; an admin changes them, takes the change back, or returns to the defaults.</summary>
public sealed partial class ActionsSection : ComponentBase
{
    private List<ActionDraft>? _drafts;
    private IReadOnlyList<ActionRule>? _undo;
    private IReadOnlyDictionary<string, string> _problems = new Dictionary<string, string>();
    private string? _problem;
    private string? _done;
    private bool _isBusy;

    /// <summary>The rules in use.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ActionRule> Rules { get; set; } = [];

    /// <summary>How many customers each took; null while that is counted.</summary>
    [Parameter, EditorRequired]
    public ActionReach? Reach { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private IPredictionActions Deeds { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private int Total => Reach?.Total ?? 0;

    // Rules that were saved a moment ago are not counted yet.
    private int? CountOf(int rule) => Reach is { } reach && rule < reach.Customers.Count && reach.Rules.Count == Rules.Count ? reach.Customers[rule] : null;

    private IEnumerable<string> ProblemsOf(int rule) =>
        _problems.Where(p => p.Key.StartsWith($"actions[{rule}]", StringComparison.Ordinal)).Select(static p => p.Value);

    private void Edit() => Open(Rules);

    private void Default() => Open(ActionRules.Default);

    private void Open(IReadOnlyList<ActionRule> rules)
    {
        (_problem, _done, _problems) = (null, null, new Dictionary<string, string>());
        _drafts = [.. rules.Select(ActionDraft.Of)];
    }

    private void Leave() => (_drafts, _problem) = (null, null);

    // Before the last, which takes everybody.
    private void Add() => _drafts!.Insert(Math.Max(0, _drafts.Count - 1), new ActionDraft { Name = "New rule", When = { new ConditionDraft() } });

    private void Move(int from, int step)
    {
        var to = from + step;
        (_drafts![from], _drafts[to]) = (_drafts[to], _drafts[from]);
    }

    private Task SaveAsync()
    {
        ActionRule[] rules = [.. _drafts!.Select(static d => d.ToRule())];
        _problems = ActionRules.Check(rules);
        if (_problems.Count > 0)
        {
            _problem = _problems.GetValueOrDefault("actions") ?? "Some rules cannot be used as they are; what to change stands with each.";
            return Task.CompletedTask;
        }

        return StoreAsync(rules, "The rules are saved; every customer has their next step by them.", Rules);
    }

    private Task UndoAsync() => StoreAsync(_undo!, "The rules are as they were before.", null);

    private async Task StoreAsync(IReadOnlyList<ActionRule> rules, string done, IReadOnlyList<ActionRule>? undo)
    {
        (_isBusy, _problem, _done) = (true, null, null);
        try
        {
            await Deeds.SaveActionsAsync(rules);
            (_drafts, _done, _undo) = (null, done, undo);
        }
        catch (Exception problem) when (problem is AccessDeniedException or SettingsException or StorageException)
        {
            _problem = problem.Message;
        }
        finally
        {
            _isBusy = false;
        }
    }
}
