using System.Globalization;
using Analytics.Core.Customers;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>Edits a group of conditions, and the groups in it.</summary>
public sealed partial class RuleGroupEditor : ComponentBase
{
    /// <summary>The group.</summary>
    [Parameter, EditorRequired]
    public RuleDraft Draft { get; set; } = default!;

    /// <summary>How deep it lies; 1 for the outermost.</summary>
    [Parameter]
    public int Level { get; set; } = 1;

    /// <summary>Its place in the rules, as <see cref="RuleProblem.Path"/> has it.</summary>
    [Parameter]
    public string Path { get; set; } = string.Empty;

    /// <summary>What is wrong with the rules.</summary>
    [Parameter]
    public IReadOnlyList<RuleProblem> Problems { get; set; } = [];

    /// <summary>Whether the reader may look only.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Something in it was changed.</summary>
    [Parameter]
    public EventCallback OnChange { get; set; }

    /// <summary>It is to be removed.</summary>
    [Parameter]
    public EventCallback OnRemove { get; set; }

    private string PathOf(int part) => string.Create(CultureInfo.InvariantCulture, $"{Path}{(Path.Length == 0 ? "" : ".")}rules[{part}]");

    private string? ProblemAt(string path) => Problems.FirstOrDefault(p => p.Path == path)?.Message;

    private Task MatchedAsync(ChangeEventArgs change)
    {
        Draft.Match = Enum.TryParse<RuleMatch>(change.Value?.ToString(), out var match) ? match : RuleMatch.All;
        return OnChange.InvokeAsync();
    }

    private Task AddAsync(RuleDraft part)
    {
        Draft.Parts.Add(part);
        return OnChange.InvokeAsync();
    }

    private Task RemoveAsync(RuleDraft part)
    {
        Draft.Parts.Remove(part);
        return OnChange.InvokeAsync();
    }
}
