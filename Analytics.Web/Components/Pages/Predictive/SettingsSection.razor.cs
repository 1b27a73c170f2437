using Analytics.Core.Customers;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>What the shop wants its predictions to mean, and which next step follows from them; an admin changes both.</summary>
public sealed partial class SettingsSection : ComponentBase
{
    private SettingsDraft _draft = new();
    private ScoringSettings? _drawn;
    private ScoringSettings? _undo;
    private IReadOnlyDictionary<string, string> _problems = new Dictionary<string, string>();
    private string? _problem;
    private string? _done;
    private bool _isBusy;

    /// <summary>The run that scored.</summary>
    [Parameter, EditorRequired]
    public ScoringRun Run { get; set; } = default!;

    /// <summary>The settings in use.</summary>
    [Parameter, EditorRequired]
    public ScoringSettings Settings { get; set; } = default!;

    /// <summary>The rules in use.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ActionRule> Actions { get; set; } = [];

    /// <summary>How many customers each rule took; null while that is counted.</summary>
    [Parameter, EditorRequired]
    public ActionReach? Reach { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private IPredictionActions Deeds { get; set; } = default!;

    private Formatter Format => Shop.Format;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // What is being typed stays until the settings themselves change.
        if (Settings != _drawn)
        {
            _drawn = Settings;
            _draft = SettingsDraft.Of(Settings);
        }
    }

    private string? ErrorOf(string property) => _problems.GetValueOrDefault(property);

    private Task SaveAsync()
    {
        var settings = _draft.ToSettings();
        _problems = settings.Check();
        if (_problems.Count > 0)
        {
            (_problem, _done) = ("Nothing was saved: what to change stands with each field.", null);
            return Task.CompletedTask;
        }

        if (settings == Settings)
        {
            (_problem, _done, _undo) = (null, "Nothing was changed.", null);
            return Task.CompletedTask;
        }

        return StoreAsync(settings, "The settings are saved; every customer is computed anew.", Settings);
    }

    private Task UndoAsync() => StoreAsync(_undo!, "The settings are as they were before.", null);

    private async Task StoreAsync(ScoringSettings settings, string done, ScoringSettings? undo)
    {
        (_isBusy, _problem, _done) = (true, null, null);
        try
        {
            await Deeds.SaveSettingsAsync(settings);
            (_done, _undo) = (done, undo);
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
