using Analytics.Core.Domain;
using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Notifications;

/// <summary>Says news of alerts, a day's digest, and what became of accounts as messages.</summary>
public sealed class NotificationWriter(IShop shop, TimeProvider clock, IServiceProvider services)
{
    private const int MostInsights = 5;
    private static readonly string[] DigestMeasures = ["revenue", "orders", "average-order-value", "active-customers-daily"];

    /// <summary>All news of one evaluation together.</summary>
    public NotificationMessage Alerts(IReadOnlyList<AlertNews> news)
    {
        ArgumentNullException.ThrowIfNull(news);
        var begun = news.Where(static n => n.Event != AlertEvent.Cleared).OrderByDescending(static n => n.Alert.Severity).ToArray();
        var ended = news.Where(static n => n.Event == AlertEvent.Cleared).ToArray();
        return Message("alerts", Subject(begun, ended)) with
        {
            Items =
            [
                .. begun.Select(n => Item("Alerts", AlertWords.Of(n.Alert.Severity) + (n.Event == AlertEvent.Escalated ? ", got worse" : string.Empty), n.Alert)),
                .. ended.Select(n => new NotificationItem("Ended", null, $"{n.Alert.Figures.Name} is well again", $"It was beyond its threshold since {shop.Format.Day(n.Alert.Figures.Since)}.", AlertWords.Link(n.Alert.MeasureKey))),
            ],
            Alerts = [.. news.Select(static n => n.Alert.Id)],
        };
    }

    /// <summary>The digest of now: how the last whole day went, what is open, and what is worth knowing.</summary>
    /// <exception cref="Core.Storage.StorageException">The database cannot be read.</exception>
    public async Task<NotificationMessage> DigestAsync(CancellationToken cancellationToken)
    {
        // Asked here, not at the start: measures themselves ask for who sends.
        var measures = services.GetRequiredService<IKeyMeasures>();
        var states = await measures.StatesAsync(1, cancellationToken);
        var alerts = (await measures.AlertsAsync(openOnly: true, cancellationToken)).OrderByDescending(static a => a.Severity).ToArray();
        var insights = (await services.GetRequiredService<IInsights>().ListAsync(cancellationToken))
            .Where(static i => i.IsCurrent && i.Status == InsightStatus.New).Take(MostInsights).ToArray();
        var newest = clock.GetUtcNow().AddDays(-1);
        var shown = states.Where(static s => DigestMeasures.Contains(s.Measure.Key) && s.Value is not null).ToArray();
        var day = shown.Length == 0 ? (DateOnly?)null : shown.Max(static s => s.Points[^1].Day);
        return Message("digest", day is { } last ? $"{shop.Settings.ShopName}: {shop.Format.Day(last)}" : $"{shop.Settings.ShopName}: digest") with
        {
            Items =
            [
                .. shown.Select(s => new NotificationItem($"The day{(day is { } d ? $", {shop.Format.Day(d)}" : string.Empty)}", null, $"{s.Measure.Name}: {MeasureWords.Value(s, shop.Format)}", Against(s), AlertWords.Link(s.Measure.Key))),
                .. alerts.Select(a => Item("Open alerts", AlertWords.Of(a.Severity), a)),
                .. insights.Select(i => Item(i, i.FirstSeenAt > newest)),
            ],
        };
    }

    /// <summary>A message about an account, for the person behind it.</summary>
    public NotificationMessage Account(AccountNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return Message("account", $"{shop.Settings.ShopName}: {notice.What}") with
        {
            Items =
            [
                new NotificationItem("Your account", null, notice.What, $"{shop.Format.Instant(notice.At)}, by {notice.By}. If this was not you or somebody you know of, change your password, end your sessions, and tell an admin.", "account/own"),
            ],
        };
    }

    /// <summary>A message that tries a channel.</summary>
    public NotificationMessage Test(string channel) => Message("test", $"A try of the channel “{channel}”") with
    {
        Items = [new NotificationItem("A try", null, $"The channel “{channel}” works.", "Somebody pressed the test button. Nothing is wrong.", "admin/channels")],
    };

    private static string Subject(AlertNews[] begun, AlertNews[] ended) => (begun, ended) switch
    {
        ([], [var one]) => $"Ended: {one.Alert.Figures.Name}",
        ([], _) => FormattableString.Invariant($"{ended.Length} alerts ended"),
        ([var one], _) => $"{AlertWords.Of(one.Alert.Severity)}: {one.Alert.Figures.Name}",
        _ => FormattableString.Invariant($"{begun.Length} alerts, {begun.Count(static n => n.Alert.Severity == AlertSeverity.Critical)} critical: ") + string.Join(", ", begun.Take(3).Select(static n => n.Alert.Figures.Name)),
    };

    private string? Against(KeyMeasureState state) => MeasureWords.Change(state) is { } change
        ? $"{shop.Format.Change(change, state.Measure.Unit)} {MeasureWords.Against(state.Measure)}"
        : null;

    private NotificationItem Item(string group, string label, Alert alert) =>
        new(group, label, AlertWords.Title(alert.Figures, shop.Format), AlertWords.Why(alert.Figures, shop.Format), AlertWords.Link(alert.MeasureKey));

    private NotificationItem Item(Insight insight, bool isNew)
    {
        var text = InsightWords.Of(insight.Finding, shop.Format);
        var stake = insight.Finding.Money > 0 ? $" At stake: {shop.Format.Compact(insight.Finding.Money, MeasureUnit.Money)}, {text.Stake}." : string.Empty;
        return new NotificationItem("Worth knowing", isNew ? "New" : null, text.Title, text.Evidence + stake, "insights");
    }

    private NotificationMessage Message(string kind, string subject) => new() { Kind = kind, Subject = subject, Shop = shop.Settings.ShopName, At = clock.GetUtcNow() };
}
