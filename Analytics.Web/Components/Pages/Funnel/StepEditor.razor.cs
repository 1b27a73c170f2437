using Analytics.Core.Funnels;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Funnel;

/// <summary>One step, or one exclusion: an event by name, and further conditions. It holds nothing.</summary>
public sealed partial class StepEditor : ComponentBase
{
    /// <summary>The step.</summary>
    [Parameter, EditorRequired]
    public FunnelStep Step { get; set; } = default!;

    /// <summary>What stands before it.</summary>
    [Parameter, EditorRequired]
    public string Mark { get; set; } = string.Empty;

    /// <summary>What it is called, for who cannot see it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>What can be asked, with names.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<(EventTrait Trait, string Name)> Traits { get; set; } = [];

    /// <summary>Values to offer for a condition.</summary>
    [Parameter, EditorRequired]
    public Func<EventTrait, IReadOnlyList<string>> ValuesOf { get; set; } = static _ => [];

    /// <summary>The most frequent value of an attribute; null when no event has one.</summary>
    [Parameter, EditorRequired]
    public Func<EventTrait, Task<string?>> FirstValueOf { get; set; } = static _ => Task.FromResult<string?>(null);

    /// <summary>Whether none stands before it.</summary>
    [Parameter]
    public bool IsFirst { get; set; }

    /// <summary>Whether none follows.</summary>
    [Parameter]
    public bool IsLast { get; set; }

    /// <summary>Whether it must stay.</summary>
    [Parameter]
    public bool IsOnly { get; set; }

    /// <summary>It was changed.</summary>
    [Parameter]
    public EventCallback<FunnelStep> OnChange { get; set; }

    /// <summary>It moves by so many places; without it there is no order.</summary>
    [Parameter]
    public EventCallback<int> OnMove { get; set; }

    /// <summary>It goes.</summary>
    [Parameter]
    public EventCallback OnRemove { get; set; }

    private int NamePlace => Step.Conditions.ToList().FindIndex(static c => c is { Attribute.Field: EventField.Name, Operator: FunnelOperator.Is });

    private string EventText => NamePlace is >= 0 and var at ? string.Join(" | ", Step.Conditions[at].Values) : string.Empty;

    private IEnumerable<(FunnelCondition Condition, int Place)> Others => Step.Conditions.Select(static (c, i) => (c, i)).Where(c => c.i != NamePlace);

    private Task ChangeEventAsync(ChangeEventArgs change)
    {
        string[] names = [.. (change.Value?.ToString() ?? string.Empty).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var at = NamePlace;
        List<FunnelCondition> conditions = [.. Step.Conditions.Where((_, i) => i != at)];
        if (names.Length > 0)
        {
            conditions.Insert(0, new FunnelCondition(EventTrait.Name, FunnelOperator.Is, names));
        }

        return conditions.Count > 0 ? OnChange.InvokeAsync(new FunnelStep(conditions)) : IsOnly ? OnChange.InvokeAsync(Step) : OnRemove.InvokeAsync();
    }

    private Task AddConditionAsync()
    {
        var trait = Traits.Select(static t => t.Trait).FirstOrDefault(t => t.Field != EventField.Name && Step.Conditions.All(c => c.Attribute != t) && ValuesOf(t).Count > 0)
            ?? new EventTrait(EventField.Page);
        return OnChange.InvokeAsync(Step with { Conditions = [.. Step.Conditions, new FunnelCondition(trait, FunnelOperator.Is, [ValuesOf(trait) is [var value, ..] ? value : DimensionValue.UnknownKey])] });
    }

    private Task ReplaceAsync(int place, FunnelCondition? changed)
    {
        FunnelCondition[] conditions = [.. Step.Conditions.Select((c, i) => i == place ? changed : c).OfType<FunnelCondition>()];
        return conditions.Length > 0 ? OnChange.InvokeAsync(Step with { Conditions = conditions }) : IsOnly ? OnChange.InvokeAsync(Step) : OnRemove.InvokeAsync();
    }
}
