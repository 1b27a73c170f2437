using System.Globalization;
using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>One evaluation: what lines, costs and scores say, each gathered once, and a bit for each customer.</summary>
/// <param name="all">All rules that are evaluated.</param>
/// <param name="view">The customers.</param>
/// <param name="scores">The newest scores.</param>
/// <param name="costs">The costs; null when there are none.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class RuleRun(RuleGroup all, CustomerView view, CustomerScores? scores, IHeldCosts? costs, CancellationToken cancellationToken)
{
    // Known before the first window is summed, so that one pass brings all that is needed of it, and counts nothing in vain.
    private readonly Dictionary<int, SummaryNeeds> _needs = all.Conditions()
        .GroupBy(WindowOf)
        .ToDictionary(static g => g.Key, static g => g.Aggregate(SummaryNeeds.None, static (needs, c) => needs | (SegmentFields.Find(c.Field)?.Measure?.Needs ?? SummaryNeeds.None)));

    private readonly Dictionary<int, CustomerSummaries> _windows = [];
    private readonly Dictionary<int, CustomerProfits> _profits = [];

    /// <summary>Whether profit was asked for over days without any cost of goods; known once <see cref="Members"/> was.</summary>
    public bool LacksCosts { get; private set; }

    /// <summary>Who fulfils the rules; slot 0 and keys that are not in use have no meaning.</summary>
    public bool[] Members() => Of((Rule)all);

    private bool[] Of(Rule rule)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return rule switch
        {
            RuleGroup group => Of(group),
            RuleCondition condition => Of(condition),
            _ => throw new RuleException("A part is neither a condition nor a group."),
        };
    }

    private bool[] Of(RuleGroup group)
    {
        var joined = Of(group.Rules[0]);
        for (var i = 1; i < group.Rules.Count; i++)
        {
            var part = Of(group.Rules[i]);
            for (var key = 0; key < joined.Length; key++)
            {
                joined[key] = group.Match == RuleMatch.All ? joined[key] & part[key] : joined[key] | part[key];
            }
        }

        return group.Match == RuleMatch.None ? Not(joined) : joined;
    }

    private bool[] Of(RuleCondition condition)
    {
        var field = SegmentFields.Find(condition.Field)!;
        return field.Kind switch
        {
            RuleFieldKind.Bought => Bought(field, condition),
            RuleFieldKind.Text => Texts(condition, field.Key == "customerName" ? view.NameOf : view.IdOf),
            RuleFieldKind.Name => Names(field, condition),
            RuleFieldKind.Date => Compare(condition, Number(field, condition), static v => RuleValue.Day(v)!.Value.DayNumber),
            _ => Compare(condition, Number(field, condition), static v => RuleValue.Number(v)!.Value),
        };
    }

    private bool[] Bought(SegmentField field, RuleCondition condition)
    {
        var result = view.Buyers([new Filter(field.Dimension!.Value, Keys(field, condition.Values))], Window(condition), cancellationToken);
        return condition.Operator == RuleOperator.IsNot ? Not(result) : result;
    }

    // Days of the week are named in rules and numbered in filters; names of a fixed list may be written in any case.
    private static IReadOnlyList<string> Keys(SegmentField field, IReadOnlyList<string> values) => field.Dimension == Dimension.Weekday
        ? [.. values.Select(static v => (1 + SegmentFields.Weekdays.TakeWhile(day => !day.Equals(v, StringComparison.OrdinalIgnoreCase)).Count()).ToString(CultureInfo.InvariantCulture))]
        : values;

    private bool[] Texts(RuleCondition condition, Func<int, string?> text)
    {
        var result = new bool[view.Slots];
        var passes = Passing(condition);
        for (var key = 1; key < result.Length; key++)
        {
            Watch(key);
            result[key] = passes(text(key));
        }

        return result;
    }

    private bool[] Names(SegmentField field, RuleCondition condition)
    {
        var result = new bool[view.Slots];
        var passes = Passing(condition);
        if (field.Score is { } score)
        {
            var names = ScoreFields.Of(score).Names;
            var codes = names.Select(n => passes(n == "Unknown" ? null : n)).ToArray();
            var ofNobody = scores is not null && passes(null);
            var column = scores?.Column(score);
            for (var key = 1; key < result.Length; key++)
            {
                Watch(key);
                result[key] = scores?.RowOf(key) is >= 0 and var row ? codes[(int)column!(row)] : ofNobody;
            }

            return result;
        }

        var (known, codeOf) = field.Key == SegmentFields.PreferredCategory
            ? (view.PreferredCategories, (Func<int, int>)view.PreferredCategoryOf)
            : (view.Names(field.Dimension!.Value), key => view.CodeOf(field.Dimension!.Value, key));
        var ofCode = known.Select((name, code) => passes(code == 0 ? null : name)).ToArray();
        for (var key = 1; key < result.Length; key++)
        {
            Watch(key);
            result[key] = ofCode[codeOf(key)];
        }

        return result;
    }

    // Whether a name, null for one that is not known, fulfils the condition.
    private static Predicate<string?> Passing(RuleCondition condition)
    {
        var wanted = new HashSet<string>(condition.Values.Select(static v => v.Trim()), StringComparer.OrdinalIgnoreCase);
        return condition.Operator switch
        {
            RuleOperator.Is => name => name is not null && wanted.Contains(name),
            RuleOperator.IsNot => name => name is null || !wanted.Contains(name),
            RuleOperator.Contains => name => name?.Contains(condition.Values[0].Trim(), StringComparison.OrdinalIgnoreCase) == true,
            RuleOperator.NotContains => name => name?.Contains(condition.Values[0].Trim(), StringComparison.OrdinalIgnoreCase) != true,
            RuleOperator.Known => static name => !string.IsNullOrEmpty(name),
            _ => static name => string.IsNullOrEmpty(name),
        };
    }

    // A customer's number; NaN where it is not known, which fulfils no comparison.
    private bool[] Compare(RuleCondition condition, Func<int, double> number, Func<string, double> read)
    {
        var (low, high) = Range(condition, read);
        var wantsUnknown = condition.Operator == RuleOperator.Unknown;
        var result = new bool[view.Slots];
        for (var key = 1; key < result.Length; key++)
        {
            Watch(key);
            var value = number(key);
            result[key] = wantsUnknown ? double.IsNaN(value) : value >= low && value <= high;
        }

        return result;
    }

    private (double Low, double High) Range(RuleCondition condition, Func<string, double> read)
    {
        var today = view.Freshness.Today.DayNumber;
        var values = condition.Values;
        return condition.Operator switch
        {
            RuleOperator.AtLeast => (read(values[0]), double.PositiveInfinity),
            RuleOperator.AtMost => (double.NegativeInfinity, read(values[0])),
            RuleOperator.MoreThan => (Math.BitIncrement(read(values[0])), double.PositiveInfinity),
            RuleOperator.LessThan => (double.NegativeInfinity, Math.BitDecrement(read(values[0]))),
            RuleOperator.Between => (read(values[0]), read(values[1])),
            RuleOperator.Is => (read(values[0]), read(values[0])),
            RuleOperator.WithinLast => (today - RuleValue.Number(values[0])!.Value + 1, today),
            RuleOperator.BeforeLast => (double.NegativeInfinity, today - RuleValue.Number(values[0])!.Value),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
    }

    private Func<int, double> Number(SegmentField field, RuleCondition condition)
    {
        if (field.Score is { } score)
        {
            return scores?.Column(score) is { } column
                ? key => scores.RowOf(key) is >= 0 and var row ? column(row) : double.NaN
                : static _ => double.NaN;
        }

        switch (field.Key)
        {
            case "age":
                return key => view.AgeOf(key) ?? double.NaN;
            case "registered":
                return key => view.RegisteredOn(key)?.DayNumber ?? double.NaN;
        }

        if (field.Profit is { } profit)
        {
            return Profits(condition) is { } known ? key => profit(known.Of(key)) ?? double.NaN : static _ => double.NaN;
        }

        if (field.Measure is { } measure)
        {
            var sums = Summaries(condition);
            return key => measure.Value(sums.Of(key));
        }

        if (view.Span is null)
        {
            return static _ => double.NaN;
        }

        var summaries = Summaries(condition);
        var days = new RuleDays(view);
        var today = view.Freshness.Today.DayNumber;
        return field.Key switch
        {
            "firstOrder" => key => days.Of(summaries.Of(key).FirstOrderSeconds),
            "lastOrder" => key => days.Of(summaries.Of(key).LastOrderSeconds),
            "daysSinceLastOrder" => key => today - days.Of(summaries.Of(key).LastOrderSeconds),
            _ => throw new RuleException($"There is no field “{field.Key}”."),
        };
    }

    private CustomerSummaries Summaries(RuleCondition condition)
    {
        var days = WindowOf(condition);
        if (!_windows.TryGetValue(days, out var summaries))
        {
            var needs = _needs[days];
            _windows[days] = summaries = view.Summaries(
                new CustomerSummaryQuery
                {
                    Period = Window(condition),
                    CountOrders = needs.HasFlag(SummaryNeeds.Orders),
                    SumUnits = needs.HasFlag(SummaryNeeds.Units),
                    SumReturns = needs.HasFlag(SummaryNeeds.Returns),
                    CountReturnOrders = needs.HasFlag(SummaryNeeds.ReturnOrders),
                    CountOrderIds = needs.HasFlag(SummaryNeeds.OrderIds),
                },
                cancellationToken);
        }

        return summaries;
    }

    private CustomerProfits? Profits(RuleCondition condition)
    {
        var days = WindowOf(condition);
        if (costs is not null && !_profits.ContainsKey(days))
        {
            _profits[days] = costs.Of(view, Window(condition), cancellationToken);
        }

        var profits = _profits.GetValueOrDefault(days);
        LacksCosts |= profits is not { HasGoods: true };
        return profits;
    }

    private Period? Window(RuleCondition condition) => condition.LastDays is { } days
        ? new Period(view.Freshness.Today.AddDays(1 - Math.Min(days, view.Freshness.Today.DayNumber)), view.Freshness.Today)
        : null;

    private void Watch(int key)
    {
        if ((key & 0xFFFF) == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static int WindowOf(RuleCondition condition) => condition.LastDays ?? 0;

    private static bool[] Not(bool[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = !values[i];
        }

        return values;
    }
}
