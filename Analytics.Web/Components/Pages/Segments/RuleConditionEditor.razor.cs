using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>Edits one condition: field, comparison, values, and the days that count.</summary>
public sealed partial class RuleConditionEditor : ComponentBase, IDisposable
{
    private const int MostSuggestions = 50;
    private const int MostNamed = 20;

    private readonly string _listId = "l" + Guid.NewGuid().ToString("N")[..8];
    private CodeNames? _names;
    private CancellationTokenSource _stop = new();
    private string _typing = string.Empty;
    private string? _suggestedFor;
    private bool _isGone;

    /// <summary>The condition.</summary>
    [Parameter, EditorRequired]
    public RuleDraft Draft { get; set; } = default!;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>Whether the reader may look only.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>It was changed.</summary>
    [Parameter]
    public EventCallback OnChange { get; set; }

    /// <summary>It is to be removed.</summary>
    [Parameter]
    public EventCallback OnRemove { get; set; }

    [Inject]
    private CachedQueryService Queries { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    private static IReadOnlyDictionary<SegmentFieldGroup, string> Groups { get; } = new Dictionary<SegmentFieldGroup, string>
    {
        [SegmentFieldGroup.Measures] = "Measures",
        [SegmentFieldGroup.Bought] = "What they bought",
        [SegmentFieldGroup.Attributes] = "Who they are",
        [SegmentFieldGroup.Scores] = "Scores and predictions",
    };

    private IReadOnlyList<DimensionValue> Suggestions { get; set; } = [];

    private int Most => RuleOperators.Values(Draft.Operator, Draft.Field.Kind).Most;

    private bool IsDays => Draft.Operator is RuleOperator.WithinLast or RuleOperator.BeforeLast;

    private string InputType => Draft.Field.Kind switch
    {
        RuleFieldKind.Date => "date",
        RuleFieldKind.Name or RuleFieldKind.Text or RuleFieldKind.Bought => "text",
        _ => "number",
    };

    private string? Unit => Draft.Field.Kind switch
    {
        RuleFieldKind.Share or RuleFieldKind.Ratio => "%",
        RuleFieldKind.Money => Shop.Settings.Currency,
        RuleFieldKind.Days => "days",
        _ => null,
    };

    /// <inheritdoc />
    public void Dispose()
    {
        _isGone = true;
        _stop.Cancel();
        _stop.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_suggestedFor != Draft.Field.Key)
        {
            await LoadAsync(null);
            await NameAsync();
        }
    }

    private bool Has(string choice) => Draft.Values.Contains(choice, StringComparer.OrdinalIgnoreCase);

    private CodeNames Names => _names ??= new CodeNames(Queries.ValuesAsync);

    private string NameOf(string value) => (Draft.Field.Dimension is { } dimension ? Names.Of(dimension, value) : null) ?? value;

    private Task FieldChosenAsync(ChangeEventArgs change)
    {
        if (SegmentFields.Find(change.Value?.ToString()) is { } field)
        {
            Draft.Choose(field);
            _typing = string.Empty;
        }

        return OnChange.InvokeAsync();
    }

    private Task OperatorChosenAsync(ChangeEventArgs change)
    {
        if (Enum.TryParse<RuleOperator>(change.Value?.ToString(), out var chosen))
        {
            Draft.Choose(chosen);
        }

        return OnChange.InvokeAsync();
    }

    private Task TypedAsync(int place, ChangeEventArgs change)
    {
        Draft.Type(place, change.Value?.ToString() ?? string.Empty);
        return OnChange.InvokeAsync();
    }

    private Task WindowTypedAsync(ChangeEventArgs change)
    {
        Draft.LastDays = int.TryParse(change.Value?.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) ? days : null;
        return OnChange.InvokeAsync();
    }

    private Task ToggleAsync(string choice)
    {
        if (Draft.Values.RemoveAll(v => string.Equals(v, choice, StringComparison.OrdinalIgnoreCase)) == 0)
        {
            Draft.Values.Add(choice);
        }

        return OnChange.InvokeAsync();
    }

    private Task RemoveValueAsync(string value)
    {
        Draft.Values.Remove(value);
        return OnChange.InvokeAsync();
    }

    private Task AddedAsync(ChangeEventArgs change)
    {
        var text = change.Value?.ToString()?.Trim() ?? string.Empty;
        _typing = string.Empty;
        if (text.Length > 0 && !Draft.Values.Contains(text, StringComparer.Ordinal))
        {
            Draft.Values.Add(text);
        }

        return OnChange.InvokeAsync();
    }

    private Task SuggestAsync(ChangeEventArgs change)
    {
        _typing = change.Value?.ToString() ?? string.Empty;
        return LoadAsync(string.IsNullOrWhiteSpace(_typing) ? null : _typing.Trim());
    }

    // What a saved condition has is not always among the first suggestions.
    private async Task NameAsync()
    {
        if (_isGone || Draft.Field.Dimension is not { } dimension || Draft.Field.Choices.Count > 0)
        {
            return;
        }

        var token = _stop.Token;
        try
        {
            await Names.LearnAsync(dimension, Draft.Values.Take(MostNamed), token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Something was typed, or the page is gone: codes stand where names would.
        }
    }

    private async Task LoadAsync(string? search)
    {
        _suggestedFor = Draft.Field.Key;
        if (Draft.Field.Dimension is not { } dimension || Draft.Field.Choices.Count > 0)
        {
            Suggestions = [];
            return;
        }

        await _stop.CancelAsync();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        var token = _stop.Token;
        try
        {
            var values = await Queries.ValuesAsync(dimension, search, MostSuggestions, token);
            Suggestions = [.. values.Where(v => v.Key != DimensionValue.UnknownKey)];
            Names.Take(dimension, Suggestions);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // A newer search took its place.
        }
    }
}
