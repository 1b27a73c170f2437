using Analytics.Core.Funnels;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Funnel;

/// <summary>Where a funnel is put together. It holds nothing: every change goes to the address.</summary>
public sealed partial class FunnelBuilder : ComponentBase
{
    private static readonly (FunnelOrder Order, string Label)[] Orders =
    [
        (FunnelOrder.Ordered, "In order, others between"), (FunnelOrder.Strict, "In order, nothing between"), (FunnelOrder.Any, "In any order"),
    ];

    private static readonly string[] Windows = ["30m", "1h", "1d", "7d", "14d", "30d", "90d", "none"];

    /// <summary>The question.</summary>
    [Parameter, EditorRequired]
    public FunnelQuery Query { get; set; } = default!;

    /// <summary>The saved funnel that it is.</summary>
    [Parameter]
    public NamedFunnel? Saved { get; set; }

    /// <summary>Those that have a name.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<NamedFunnel> Funnels { get; set; } = [];

    /// <summary>The names of events' properties.</summary>
    [Parameter]
    public IReadOnlyList<string> Properties { get; set; } = [];

    /// <summary>Values to offer.</summary>
    [Parameter, EditorRequired]
    public Func<EventTrait, IReadOnlyList<string>> ValuesOf { get; set; } = static _ => [];

    /// <summary>The most frequent value of an attribute; null when no event has one.</summary>
    [Parameter, EditorRequired]
    public Func<EventTrait, Task<string?>> FirstValueOf { get; set; } = static _ => Task.FromResult<string?>(null);

    /// <summary>A saved funnel's address.</summary>
    [Parameter, EditorRequired]
    public Func<NamedFunnel, string> AddressOf { get; set; } = static _ => string.Empty;

    /// <summary>Whether the reader may save.</summary>
    [Parameter]
    public bool MaySave { get; set; }

    /// <summary>The reader wants another question.</summary>
    [Parameter]
    public EventCallback<FunnelQuery> OnChange { get; set; }

    /// <summary>The reader wants it saved.</summary>
    [Parameter]
    public EventCallback OnSave { get; set; }

    /// <summary>The reader wants a saved one deleted.</summary>
    [Parameter]
    public EventCallback<NamedFunnel> OnRemove { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private IReadOnlyList<(EventTrait Trait, string Name)> Traits =>
    [
        .. EventTrait.All.Where(static t => !t.IsTime).Select(static t => (t, t.Label)),
        .. Properties.Select(static p => (new EventTrait(EventField.Property, p), $"{p} (property)")),
    ];

    private IEnumerable<(EventTrait Trait, string Name)> Breakdowns => EventTrait.All.Where(static t => t.Field != EventField.Name).Select(static t => (t, t.Label))
        .Concat(Properties.Select(static p => (new EventTrait(EventField.Property, p), $"{p} (property)")));

    private static IReadOnlyList<T> With<T>(IReadOnlyList<T> all, int place, T? changed)
        where T : class => [.. all.Select((one, i) => i == place ? changed : one).OfType<T>()];

    private Task SetStepAsync(int place, FunnelStep? step) => OnChange.InvokeAsync(Query with { Steps = With(Query.Steps, place, step) });

    private Task SetExclusionAsync(int place, FunnelStep? step) => OnChange.InvokeAsync(Query with { Exclusions = With(Query.Exclusions, place, step) });

    private Task SetFilterAsync(int place, FunnelCondition? condition) => OnChange.InvokeAsync(Query with { Filters = With(Query.Filters, place, condition) });

    private Task MoveAsync(int place, int by)
    {
        var steps = Query.Steps.ToList();
        (steps[place], steps[place + by]) = (steps[place + by], steps[place]);
        return OnChange.InvokeAsync(Query with { Steps = steps });
    }

    // The most frequent event that is not used yet.
    private FunnelStep Next()
    {
        var names = ValuesOf(EventTrait.Name);
        var used = Query.Steps.Concat(Query.Exclusions).SelectMany(static s => s.Conditions).Where(static c => c.Attribute.Field == EventField.Name).SelectMany(static c => c.Values);
        return FunnelStep.Named(names.Except(used, StringComparer.Ordinal).FirstOrDefault() ?? names[0]);
    }

    private Task AddStepAsync() => OnChange.InvokeAsync(Query with { Steps = [.. Query.Steps, Next()] });

    private Task AddExclusionAsync() => OnChange.InvokeAsync(Query with { Exclusions = [.. Query.Exclusions, Next()] });

    private Task AddFilterAsync()
    {
        var trait = Traits.Select(static t => t.Trait).FirstOrDefault(t => t.Field != EventField.Name && Query.Filters.All(f => f.Attribute != t) && ValuesOf(t).Count > 0) ?? new EventTrait(EventField.Device);
        return OnChange.InvokeAsync(Query with { Filters = [.. Query.Filters, new FunnelCondition(trait, FunnelOperator.Is, [ValuesOf(trait) is [var value, ..] ? value : DimensionValue.UnknownKey])] });
    }

    private Task ChangeOrderAsync(ChangeEventArgs change) =>
        Enum.TryParse<FunnelOrder>(change.Value?.ToString(), out var order) ? OnChange.InvokeAsync(Query with { Order = order }) : Task.CompletedTask;

    private Task ChangeWindowAsync(ChangeEventArgs change) => OnChange.InvokeAsync(Query with { Window = FunnelText.ReadWindow(change.Value?.ToString()) });

    private Task ChangeByAsync(ChangeEventArgs change) => OnChange.InvokeAsync(Query with { By = EventTrait.Parse(change.Value?.ToString()) });
}
