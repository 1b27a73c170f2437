using Analytics.Core.Customers;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>Writes segments as rules, counts them while they are written, and keeps them by name.</summary>
public sealed partial class SegmentRules : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _left = new();
    private CancellationToken _whileHere;
    private CodeNames? _names;
    private string? _name;
    private int? _shownId;
    private int _version;
    private int? _deleted;
    private bool _isStarted;
    private bool _isTouched;

    /// <summary>Which saved segment; null for a new one.</summary>
    [Parameter]
    public int? Id { get; set; }

    [Inject]
    private SegmentService Segments { get; set; } = default!;

    [Inject]
    private SegmentEvaluator Evaluator { get; set; } = default!;

    [Inject]
    private CachedQueryService Queries { get; set; } = default!;

    [Inject]
    private CurrentActor Actor { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private CodeNames Names => _names ??= new CodeNames(Queries.ValuesAsync);

    private RuleDraft Draft { get; set; } = RuleDraft.Group();

    private SegmentState? Editing { get; set; }

    private IReadOnlyList<RuleProblem> Problems { get; set; } = [];

    // What a reader has not begun to write is not called wrong.
    private IReadOnlyList<RuleProblem> Shown => _isTouched ? Problems : [];

    private SegmentSize? Size { get; set; }

    private bool IsSizing { get; set; }

    private bool IsBusy { get; set; }

    private bool MayChange { get; set; }

    private string? Problem { get; set; }

    private string? Done { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        Segments.Changed -= OnChanged;
        _stop.Cancel();
        _stop.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _whileHere = _left.Token;
        Segments.Changed += OnChanged;
        MayChange = await Actor.MayAsync(Policies.SaveViews);
    }

    /// <inheritdoc />
    protected override Task OnParametersSetAsync()
    {
        if (_isStarted && _shownId == Id)
        {
            return Task.CompletedTask;
        }

        (_isStarted, _shownId, Problem, _isTouched) = (true, Id, null, false);
        Editing = Id is { } id ? Segments.Find(id) : null;
        if (Id is not null)
        {
            (Done, _deleted) = (null, null);
        }

        _name = Editing?.Segment.Name;
        _version = Editing?.Segment.Version ?? 0;
        Draft = Editing?.Rules is { } rules ? RuleDraft.Of(rules) : RuleDraft.Group();
        Size = Editing?.Size;
        return Task.WhenAll(Editing?.Size is null ? CountAsync() : Task.CompletedTask, NameAsync());
    }

    private string WordsOf(RuleGroup rules) => RuleWords.Of(rules, (field, value) => field.Dimension is { } dimension ? Names.Of(dimension, value) : null);

    // Products and customers are codes in rules; of the saved ones those values are looked up that the list says.
    private async Task NameAsync()
    {
        try
        {
            foreach (var condition in Segments.Current.SelectMany(static s => s.Rules?.Conditions() ?? []).ToArray())
            {
                if (SegmentFields.Find(condition.Field)?.Dimension is { } dimension)
                {
                    await Names.LearnAsync(dimension, condition.Values.Take(RuleWords.MostNamed), _whileHere);
                }
            }
        }
        catch (OperationCanceledException) when (_whileHere.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    private static string ShowOf(SegmentState state) => "?segment=" + state.Key;

    private Task ChangedAsync()
    {
        _isTouched = true;
        return CountAsync();
    }

    private async Task CountAsync()
    {
        await _stop.CancelAsync();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        var token = _stop.Token;
        var rules = Draft.ToRules();
        Problems = RuleCheck.Check(rules);
        if (Problems.Count > 0)
        {
            (Size, IsSizing) = (null, false);
            return;
        }

        IsSizing = true;
        try
        {
            await Task.Delay(Pause, Clock, token);
            Size = await Evaluator.SizeAsync(rules, token);
            IsSizing = false;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // What was written since is counted instead.
        }
        catch (RuleException error)
        {
            (Size, IsSizing, Problems) = (null, false, error.Problems);
        }
    }

    private Task SaveAsync() => DoAsync(async actor =>
    {
        _isTouched = true;
        var rules = Draft.ToRules();
        var saved = Editing is { } editing
            ? await Segments.ChangeAsync(actor, editing.Segment.Id, _version, _name ?? string.Empty, rules)
            : await Segments.AddAsync(actor, _name ?? string.Empty, rules);
        (_name, _version, Editing) = (saved.Name, saved.Version, Segments.Find(saved.Id));
        Done = $"“{saved.Name}” is saved. It is among the filters of every page.";
        if (Id != saved.Id)
        {
            _shownId = saved.Id;
            Navigation.NavigateTo($"segments/rules/{saved.Id}", replace: true);
        }
    });

    private Task DeleteAsync() => DoAsync(async actor =>
    {
        var gone = await Segments.DeleteAsync(actor, Editing!.Segment.Id);
        (_deleted, Done) = (gone.Id, $"“{gone.Name}” is deleted.");
        Navigation.NavigateTo("segments/rules", replace: true);
    });

    private Task RestoreAsync(int id) => DoAsync(async actor =>
    {
        var back = await Segments.RestoreAsync(actor, id);
        Navigation.NavigateTo($"segments/rules/{back.Id}", replace: true);
    });

    private async Task DoAsync(Func<string, Task> command)
    {
        (Problem, Done, _deleted, IsBusy) = (null, null, null, true);
        try
        {
            // Asked again here: what a page does not show, a circuit could still call.
            var actor = await Actor.RequireAsync(Policies.SaveViews);
            await command(actor.Name);
        }
        catch (Exception error) when (error is RuleException or StorageException or AccessDeniedException)
        {
            Problem = error.Message;
        }
        finally
        {
            IsBusy = false;
        }
    }

    private void OnChanged(object? sender, EventArgs e) => _ = InvokeAsync(async () =>
    {
        await NameAsync();
        if (_whileHere.IsCancellationRequested)
        {
            return;
        }

        // A link to a segment may be opened before who is in it is known.
        if (Id is { } id && Editing is null && Segments.Find(id) is not null)
        {
            _isStarted = false;
            _ = OnParametersSetAsync();
        }

        StateHasChanged();
    });
}
