using Analytics.Core.Monitoring;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>Says insights in words, with the shop's numbers and days, and leads to what is behind them.</summary>
public static class InsightWords
{
    /// <summary>Every kind by its key in addresses and in words.</summary>
    public static IReadOnlyList<(InsightKind Kind, string Key, string Label)> Kinds { get; } =
    [
        (InsightKind.RevenueChanged, "change", "What changed"),
        (InsightKind.DayStandsOut, "day", "Days that stand out"),
        (InsightKind.LevelChanged, "level", "New levels"),
        (InsightKind.CustomersAtRisk, "risk", "Who may leave"),
        (InsightKind.SegmentEarns, "segment", "Who earns"),
        (InsightKind.Outlook, "outlook", "Outlook"),
        (InsightKind.ReturnsHigh, "returns", "Returns"),
        (InsightKind.Concentration, "concentration", "Dependence"),
        (InsightKind.FollowOn, "follow", "What follows what"),
        (InsightKind.CampaignMove, "campaign-move", "Campaigns: move money"),
        (InsightKind.CampaignLoses, "campaign-loss", "Campaigns that lose"),
        (InsightKind.CampaignFell, "campaign-fall", "Campaigns that fell"),
    ];

    /// <summary>A kind in words.</summary>
    public static string LabelOf(InsightKind kind) => Kinds.First(k => k.Kind == kind).Label;

    /// <summary>The words for a finding.</summary>
    public static InsightText Of(InsightFinding finding, Formatter format) => Write(finding, format, isPart: false);

    /// <summary>The words for a finding in a part of the shop; what it leads to is kept to the same part.</summary>
    public static InsightText Of(InsightFinding finding, IReadOnlyList<Filter> part, Formatter format)
    {
        if (part.Count == 0)
        {
            return Of(finding, format);
        }

        var text = Write(finding, format, isPart: true);
        return text with { Links = [.. text.Links.Select(l => (l.Label, Within(l.Address, part)))] };
    }

    private static InsightText Write(InsightFinding finding, Formatter format, bool isPart)
    {
        decimal Figure(string name) => finding.Figure(name) ?? 0m;
        string Money(decimal value) => format.Compact(value, MeasureUnit.Money);
        var unit = finding.Measure is { } measure ? MeasureCatalog.Of(measure).Unit : MeasureUnit.Money;
        var label = finding.Measure is { } named ? MeasureCatalog.Of(named).Label : string.Empty;
        string Value(decimal value) => format.Compact(decimal.Round(value, unit == MeasureUnit.Count && value < 100 ? 1 : 2), unit == MeasureUnit.Count ? MeasureUnit.Pieces : unit);
        var (now, before) = (Figure(InsightFigures.Now), Figure(InsightFigures.Before));
        var look = Overview(finding, finding.Days);
        switch (finding.Kind)
        {
            case InsightKind.RevenueChanged:
                var isUp = now > before;
                var drivers = finding.Figure(InsightFigures.ByOrders) is { } byOrders
                    ? $" {Part(byOrders, format)} comes from the number of orders, {Part(Figure(InsightFigures.ByOrderValue), format)} from their size."
                    : string.Empty;
                return new InsightText(
                    $"Net revenue {(isUp ? "rose" : "fell")} by {Change(now, before, format)} in four weeks",
                    $"{Money(now)} in {format.Days(finding.Days)} against {Money(before)} in {format.Days(finding.Before!)}, {Number(Math.Abs(Figure(InsightFigures.Z)))} times as much as four weeks usually differ by chance.{drivers}",
                    "difference over 28 days",
                    isUp
                        ? ["See whether it lasts in the forecast, and stock what rose.", "Tell the campaigns and channels that brought it."]
                        : ["Look at the parts that fell most, and at what changed for them.", "Check stock, prices and the site's errors on those days."],
                    [("Show on Overview", look), ("Forecast", "forecast")]);
            case InsightKind.DayStandsOut:
                var expected = Figure(InsightFigures.Expected);
                return new InsightText(
                    $"{label} stood out on {format.Day(finding.Days.From)}: {Value(now)} instead of about {Value(Math.Max(0, expected))}",
                    $"That weekday and the level of the weeks around let expect {Value(Math.Max(0, expected))}; the day lies {Number(Math.Abs(Figure(InsightFigures.Z)))} of its usual spreads away (beyond 3.5 is rare).",
                    unit == MeasureUnit.Money ? "difference on that day" : "difference on that day, at the mean order's value",
                    now > expected ? ["Find out what happened that day, and whether it can be repeated."] : ["Check that all sales of that day have arrived, then what went wrong."],
                    [("Show the day", look)]);
            case InsightKind.LevelChanged:
                return new InsightText(
                    $"{label} {(now > before ? "run higher" : "run lower")} since {format.Day(finding.Days.From)}: {Value(now)} a day instead of {Value(before)}",
                    $"The level of the days since then is {Change(now, before, format)} {(now > before ? "above" : "below")} the level before, weekdays apart, and single days do not explain it.",
                    "difference over 28 days",
                    ["Look for what began on that day: prices, range, site, campaigns, competitors.", "Set plans and stock by the new level."],
                    [("Show since then", look), ("Forecast", "forecast")]);
            case InsightKind.CustomersAtRisk:
                return new InsightText(
                    $"{format.Count(Figure(InsightFigures.Customers))} customers may be leaving, and {Money(Figure(InsightFigures.ValueAtRisk))} of expected value with them",
                    $"{format.Share(Figure(InsightFigures.ShareOfCustomers))} of {(isPart ? "these" : "all")} customers are at risk, by the days since their last order or as segments At Risk and Cannot Lose Them. Their expected lifetime value is that sum; it counts already that some have left.",
                    "expected lifetime value",
                    ["Write to those worth most first: sort them by lifetime value.", "Offer what they bought before; the list says each one's next step."],
                    [("Show the customers", "customers?churnTier=High&sort=clv"), ("Churn", "predictive")]);
            case InsightKind.SegmentEarns:
                return new InsightText(
                    $"{finding.Subject}: {format.Share(Figure(InsightFigures.ShareOfCustomers))} of customers bring {format.Share(Figure(InsightFigures.ShareOfRevenue))} of revenue",
                    $"{format.Count(Figure(InsightFigures.Customers))} customers are in this RFM segment. {(Figure(InsightFigures.ValueAtRisk) > 0 ? $"{Money(Figure(InsightFigures.ValueAtRisk))} of their expected value is at risk." : "Hardly any of them is at risk.")}",
                    "expected value at risk in the segment",
                    ["Keep them: early access, service, thanks.", "Look for others like them among new customers."],
                    [("Show the segment", "segments?rfmSegment=" + Uri.EscapeDataString(finding.Subject ?? string.Empty)), ("Show on Overview", Overview(finding, null))]);
            case InsightKind.Outlook:
                var ahead = Figure(InsightFigures.Expected);
                return new InsightText(
                    $"The next four weeks are likely to bring {(ahead > before ? "more" : "less")}: {Money(ahead)} against {Money(before)}",
                    $"Forecast for {format.Days(finding.Days)}: {Money(Figure(InsightFigures.Low))} to {Money(Figure(InsightFigures.High))} with 80% certainty, season and trend counted in; the {format.Days(finding.Before!)} brought {Money(before)}.",
                    "expected difference over 28 days",
                    ahead > before ? ["Order stock and plan staff for more.", "Do not take the rise for a campaign's success: it was to be expected."] : ["Plan stock and spending for less.", "Time offers for the weak weeks."],
                    [("Forecast", "forecast")]);
            case InsightKind.ReturnsHigh:
                return new InsightText(
                    $"{finding.Subject} comes back often: {format.Share(Figure(InsightFigures.Share))} of its orders against {format.Share(Figure(InsightFigures.ShareOfOthers))} of others'",
                    $"Goods worth {Money(now)} came back in {format.Days(finding.Days)}; chance does not explain the difference, the number of products looked at counted in.",
                    "returns beyond the shop's usual share, over 28 days",
                    ["Check description, size and quality.", "Take it out of campaigns until it is mended."],
                    [("Show the lines", "lines" + new PageView().Over(finding.Days).WithFilter(Dimension.Product, finding.Filter?.Values ?? []).ToQueryString())]);
            case InsightKind.Concentration:
                return new InsightText(
                    $"{format.Share(Figure(InsightFigures.ShareOfRevenue))} of revenue comes from one customer: {finding.Subject}",
                    $"{Money(now)} of net revenue in {format.Days(finding.Days)}.",
                    "revenue over 28 days",
                    ["Know what would be left without them, and plan for it.", "Care for them in person."],
                    [("Show the customer", "customers/" + Uri.EscapeDataString(finding.Filter?.Values.Count > 0 ? finding.Filter.Values[0] : string.Empty))]);
            case InsightKind.CampaignMove:
                return new InsightText(
                    $"Moving money between campaigns is likely to bring {Money(Figure(InsightFigures.Expected))} more a day",
                    $"{format.Exact(Figure(InsightFigures.Expected), MeasureUnit.Money)} a day ({Money(Figure(InsightFigures.Low))} to {Money(Figure(InsightFigures.High))}) on {Money(before)} a day now, for the same spend, by response curves of {format.Days(finding.Days)}. Curves show what went together, not what caused it.",
                    "expected gain over 28 days",
                    ["See under Campaigns → Optimizer which moves; move in steps.", "Hold what happens against what was expected."],
                    [("Show the moves", "campaigns?tab=optimizer")]);
            case InsightKind.CampaignLoses:
                return new InsightText(
                    $"{finding.Subject} costs more than it brings",
                    $"{Money(Figure(InsightFigures.Cost))} spent in {format.Days(finding.Days)}, {Money(now)} of revenue credited; chance does not explain the gap.",
                    "spent and not earned over 28 days",
                    ["Pause it, or change what it offers.", "Check that all its sales are credited before you do."],
                    [("Show campaigns", "campaigns")]);
            case InsightKind.CampaignFell:
                var (rate, level) = finding.Figure(InsightFigures.ClickRate) is { } clicked ? ("click rate", clicked)
                    : finding.Figure(InsightFigures.ConversionRate) is { } converted ? ("conversion rate", converted)
                    : ("clicks for its money", Figure(InsightFigures.ClicksForMoney));
                return new InsightText(
                    $"{finding.Subject}: its {rate} fell by {Change(level, before, format)} in a week",
                    $"The last seven days are held against the four weeks before; that is {Number(Math.Abs(Figure(InsightFigures.Z)))} times what it usually wavers by.",
                    "spend of 28 days that buys less",
                    ["Look at what changed: ads, bids, landing page, competitors.", "Under Campaigns → Optimizer stands what to do first."],
                    [("Show campaigns", "campaigns")]);
            default:
                return new InsightText(
                    $"After an order from {Pair(finding, 0)}, {format.Share(Figure(InsightFigures.Share))} order from {Pair(finding, 1)} next",
                    $"Of {format.Count(Figure(InsightFigures.Customers))} customers who came back; after other orders it is {format.Share(Figure(InsightFigures.ShareOfOthers))}. Chance does not explain it.",
                    "what the difference brings in 28 days",
                    ["Recommend the one with the other: on the page, in the parcel, in the next message."],
                    [("What to offer", "predictive?tab=offers"), ("Show on Overview", Overview(finding, null))]);
        }
    }

    /// <summary>How sure a finding is, in words.</summary>
    public static string Certainty(InsightFinding finding, Formatter format) => (finding.Kind, finding.Confidence) switch
    {
        (InsightKind.CustomersAtRisk, var auc) => $"told right in {format.Share((decimal)auc)} of pairs on hidden time",
        (_, >= 1) => "counted, not estimated",
        (_, >= 0.999) => "certainty above 99.9%",
        (_, var level) => $"certainty {format.Share((decimal)level)}",
    };

    /// <summary>One part of a change: its name and what it adds, with its sign.</summary>
    public static string Part(decimal change, Formatter format) => (change > 0 ? "+\u2060" : change < 0 ? "−\u2060" : "±\u2060") + format.Compact(Math.Abs(change), MeasureUnit.Money);

    private static string Change(decimal now, decimal before, Formatter format) => before == 0 ? Formatter.NotAvailable : format.Share(Math.Abs((now - before) / before));

    private static string Number(decimal value) => FormattableString.Invariant($"{value:0.0}");

    private static string Pair(InsightFinding finding, int place) => finding.Subject?.Split(" → ") is { Length: 2 } pair ? pair[place] : finding.Subject ?? string.Empty;

    // A filter on the same dimension, which the finding is about, stays as it is: the part's own would take its place.
    private static string Within(string address, IReadOnlyList<Filter> part)
    {
        if (address.StartsWith("customers/", StringComparison.Ordinal))
        {
            return address; // One customer's own page.
        }

        var view = PageView.Parse(address);
        var path = address.Split('?')[0];
        foreach (var filter in part.Where(filter => view.FilterOn(filter.Dimension) is null))
        {
            view = view.WithFilter(filter.Dimension, filter.Values, filter.Exclude);
        }

        return path + view.ToQueryString();
    }

    private static string Overview(InsightFinding finding, Period? days)
    {
        var view = days is null ? new PageView() : new PageView().Over(days);
        return (finding.Filter is { } filter ? view.WithFilter(filter.Dimension, filter.Values) : view).ToQueryString() is { Length: > 0 } query ? query : "./";
    }
}
