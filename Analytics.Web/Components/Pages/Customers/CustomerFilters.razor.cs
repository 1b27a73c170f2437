using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>Search, filters and the choice of columns of the customers' list.</summary>
public sealed partial class CustomerFilters : ComponentBase, IDisposable
{
    private const string ColumnsOption = "columns";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(350);

    private CancellationTokenSource? _typing;

    /// <summary>What is asked for now.</summary>
    [Parameter, EditorRequired]
    public CustomerListView List { get; set; } = default!;

    /// <summary>The saved segments.</summary>
    [Parameter]
    public IReadOnlyList<SegmentLabel> Segments { get; set; } = [];

    /// <summary>Another view is wanted.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private static IReadOnlyList<(string Key, string Label)> ColumnChoices { get; } = [.. CustomerColumn.All.Select(c => (c.Key, c.Head))];

    private IReadOnlyList<string> ColumnKeys => [.. CustomerColumn.Chosen(List.View.Option(ColumnsOption)).Select(c => c.Key)];

    private static IReadOnlyList<(string Key, string Label)> Steps { get; } = [.. ScoreFields.Of(ScoreField.Action).Names.Select(static name => (name, name))];

    /// <inheritdoc />
    public void Dispose()
    {
        _typing?.Cancel();
        _typing?.Dispose();
        _typing = null;
    }

    private async Task TypedAsync(ChangeEventArgs e)
    {
        Dispose();
        var typing = _typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, Clock, typing.Token);
        }
        catch (OperationCanceledException)
        {
            return; // More was typed, or the page is gone.
        }

        await SearchAsync(e.Value?.ToString());
    }

    private Task SearchAsync(string? text)
    {
        _typing?.Cancel();
        return (text ?? string.Empty).Trim() == List.Search ? Task.CompletedTask : OnChange.InvokeAsync(List.Searching(text));
    }
}
