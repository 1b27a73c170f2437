using System.Globalization;
using Analytics.Core.Funnels;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Funnel;

/// <summary>One condition on events; it holds nothing.</summary>
public sealed partial class ConditionRow : ComponentBase
{
    private static readonly (FunnelOperator Operator, string Name)[] Operators =
    [
        (FunnelOperator.Is, "is"), (FunnelOperator.IsNot, "is not"), (FunnelOperator.Contains, "contains"), (FunnelOperator.AtLeast, "at least"), (FunnelOperator.AtMost, "at most"),
    ];

    private readonly string _listId = "v" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>The condition.</summary>
    [Parameter, EditorRequired]
    public FunnelCondition Condition { get; set; } = default!;

    /// <summary>What it belongs to, for who cannot see it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>What can be asked, with names.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<(EventTrait Trait, string Name)> Traits { get; set; } = [];

    /// <summary>Values to offer.</summary>
    [Parameter]
    public IReadOnlyList<string> Values { get; set; } = [];

    /// <summary>The most frequent value of an attribute; null when no event has one.</summary>
    [Parameter, EditorRequired]
    public Func<EventTrait, Task<string?>> FirstValueOf { get; set; } = static _ => Task.FromResult<string?>(null);

    /// <summary>It was changed.</summary>
    [Parameter]
    public EventCallback<FunnelCondition> OnChange { get; set; }

    /// <summary>It goes.</summary>
    [Parameter]
    public EventCallback OnRemove { get; set; }

    private string ValueText => string.Join(" | ", Condition.Values);

    // A value of what was asked before would fit nothing.
    private async Task ChangeTraitAsync(ChangeEventArgs change)
    {
        if (EventTrait.Parse(change.Value?.ToString()) is { } trait)
        {
            await OnChange.InvokeAsync(new FunnelCondition(trait, FunnelOperator.Is, [await FirstValueOf(trait) ?? DimensionValue.UnknownKey]));
        }
    }

    private Task ChangeOperatorAsync(ChangeEventArgs change)
    {
        if (!Enum.TryParse<FunnelOperator>(change.Value?.ToString(), out var op))
        {
            return Task.CompletedTask;
        }

        // A bound is one number.
        var values = op is FunnelOperator.AtLeast or FunnelOperator.AtMost && !(Condition.Values is [var value] && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
            ? ["0"]
            : Condition.Values;
        return OnChange.InvokeAsync(Condition with { Operator = op, Values = values });
    }

    private Task ChangeValueAsync(ChangeEventArgs change)
    {
        string[] values = [.. (change.Value?.ToString() ?? string.Empty).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        return values.Length == 0 ? OnRemove.InvokeAsync() : OnChange.InvokeAsync(Condition with { Values = values });
    }
}
