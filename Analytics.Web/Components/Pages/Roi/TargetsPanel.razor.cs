using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Roi;

/// <summary>What the shop wants to reach beside what it did; an analyst changes the targets.</summary>
public sealed partial class TargetsPanel : ComponentBase
{
    private readonly string _titleId = "t" + Guid.NewGuid().ToString("N")[..8];
    private Draft? _draft;
    private RoiTargets? _undo;
    private IReadOnlyDictionary<string, string> _problems = new Dictionary<string, string>();
    private string? _problem;
    private string? _said;
    private bool _isBusy;

    /// <summary>The report.</summary>
    [Parameter, EditorRequired]
    public RoiReport Report { get; set; } = default!;

    /// <summary>Where targets are kept.</summary>
    [Parameter, EditorRequired]
    public ICostBook Book { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private string Money => Format.UnitOf(MeasureUnit.Money);

    private IReadOnlyList<RoiTargetLine> Lines => Book.Targets.Against(Report);

    private string Value(RoiTargetLine line, decimal? value) => line.IsMoney ? Format.Exact(value, MeasureUnit.Money) : Format.PercentOf(value);

    private string Difference(RoiTargetLine line) => line.Difference is not { } difference
        ? Formatter.NotAvailable
        : line.IsMoney ? (difference > 0 ? "+" : string.Empty) + Format.Exact(difference, MeasureUnit.Money) : Format.Change(difference, MeasureUnit.Share);

    private MarkupString Error(string name) =>
        _problems.TryGetValue(name, out var problem) ? new($"<span class=\"bad\">{System.Net.WebUtility.HtmlEncode(problem)}</span>") : default;

    private void Edit()
    {
        var targets = Book.Targets;
        (_problem, _said, _undo, _problems) = (null, null, null, new Dictionary<string, string>());
        _draft = new Draft
        {
            MonthlyRevenue = targets.MonthlyRevenue, MonthlyProfit = targets.MonthlyProfit, GrossMargin = targets.GrossMargin * 100, NetMargin = targets.NetMargin * 100, Roi = targets.Roi * 100,
        };
    }

    private Task SaveAsync()
    {
        var targets = new RoiTargets
        {
            MonthlyRevenue = _draft!.MonthlyRevenue, MonthlyProfit = _draft.MonthlyProfit, GrossMargin = _draft.GrossMargin / 100, NetMargin = _draft.NetMargin / 100, Roi = _draft.Roi / 100,
        };
        _problems = targets.Check();
        return _problems.Count > 0 ? Task.CompletedTask : StoreAsync(targets, "The targets are saved.", Book.Targets);
    }

    private Task UndoAsync() => StoreAsync(_undo!, "The targets are as they were before.", null);

    private async Task StoreAsync(RoiTargets targets, string said, RoiTargets? undo)
    {
        (_isBusy, _problem) = (true, null);
        try
        {
            await Book.SaveTargetsAsync(targets);
            (_draft, _said, _undo) = (null, said, undo);
        }
        catch (Exception problem) when (problem is AccessDeniedException or StorageException)
        {
            _problem = problem.Message;
        }
        finally
        {
            _isBusy = false;
        }
    }

    private sealed class Draft
    {
        public decimal? MonthlyRevenue { get; set; }

        public decimal? MonthlyProfit { get; set; }

        public decimal? GrossMargin { get; set; }

        public decimal? NetMargin { get; set; }

        public decimal? Roi { get; set; }
    }
}
