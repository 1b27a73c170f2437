using System.Text.Json;
using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Core.Monitoring;

/// <content>Thresholds and alerts.</content>
public sealed partial class KeyMeasureService
{
    // Anomalies need trend, weekdays and a spread of 90 days.
    private const int JudgedDays = 190;

    // One evaluation at a time, on all servers of a database together: an alert is found, and told of, once.
    private const string Turn = "alerts";

    // While a day goes on, what an open alert rests on is written anew when it has moved by so much.
    private const decimal Moved = 0.01m;

    /// <inheritdoc />
    public async Task<IReadOnlyList<AlertNews>> EvaluateAsync(CancellationToken cancellationToken = default)
    {
        await _evaluating.WaitAsync(cancellationToken);
        try
        {
            using var turn = _turns is null ? null : await _turns.TakeAsync(Turn, cancellationToken);
            var open = await OpenAsync(cancellationToken);
            var measures = Measures;
            var news = new List<AlertNews?>();
            foreach (var measure in measures)
            {
                news.Add(await JudgeAsync(measure, open.GetValueOrDefault(measure.Key), cancellationToken));
            }

            // A measure that is no more calls no more.
            foreach (var alert in open.Values.Where(alert => measures.All(m => m.Key != alert.MeasureKey)))
            {
                await _alerts.ClearAsync(alert.Id, (int)AlertEvent.Cleared, "The measure was removed.", cancellationToken);
            }

            return Tell(news);
        }
        finally
        {
            _evaluating.Release();
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<AlertNews>> EvaluateTodayAsync(CancellationToken cancellationToken = default)
    {
        await _evaluating.WaitAsync(cancellationToken);
        try
        {
            using var turn = _turns?.TryTake(Turn);
            if (_turns is not null && turn is null)
            {
                // Another server is at it, and the next purchases bring it here again.
                return [];
            }

            var open = await OpenAsync(cancellationToken);
            var news = new List<AlertNews?>();
            foreach (var measure in Measures.Where(static measure => measure.Thresholds.Any(threshold => TodayJudge.Side(measure, threshold) is not null)))
            {
                news.Add(await JudgeTodayAsync(measure, open.GetValueOrDefault(measure.Key), cancellationToken));
            }

            return Tell(news);
        }
        finally
        {
            _evaluating.Release();
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Alert>> AlertsAsync(bool openOnly, CancellationToken cancellationToken = default) =>
        [.. (await _alerts.ListAsync(openOnly, cancellationToken: cancellationToken)).Select(Of).OfType<Alert>()];

    /// <inheritdoc />
    public async Task<IReadOnlyList<AlertLogEntry>> LogAsync(int? alertId, CancellationToken cancellationToken = default) =>
        [.. (await _alerts.LogAsync(alertId, cancellationToken: cancellationToken)).Select(static e => new AlertLogEntry(e.Id, e.AlertId, e.At, (AlertEvent)e.Event, e.By, e.Detail))];

    /// <inheritdoc />
    public Task<Alert> AcknowledgeAsync(int id, string actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(_alerts.AcknowledgeAsync(id, actor, (int)AlertEvent.Acknowledged, cancellationToken));

    /// <inheritdoc />
    public Task<Alert> SnoozeAsync(int id, string actor, TimeSpan? time, CancellationToken cancellationToken = default) =>
        ChangeAsync(_alerts.SnoozeAsync(id, actor, time is { } span ? _time.GetUtcNow() + span : null, (int)AlertEvent.Snoozed, cancellationToken));

    /// <inheritdoc />
    public Task NoteSendingAsync(int id, bool isSent, string detail, CancellationToken cancellationToken = default) =>
        _alerts.AppendAsync(id, (int)(isSent ? AlertEvent.Sent : AlertEvent.Failed), detail, cancellationToken);

    // One that another version wrote in another way is passed over.
    private static Alert? Of(StoredAlert stored)
    {
        try
        {
            return JsonSerializer.Deserialize<AlertFigures>(stored.BodyJson, Json) is { } figures
                ? new Alert
                {
                    Id = stored.Id,
                    MeasureKey = stored.MeasureKey,
                    Severity = (AlertSeverity)stored.Severity,
                    Figures = figures,
                    OpenedAt = stored.OpenedAt,
                    ClearedAt = stored.ClearedAt,
                    AcknowledgedBy = stored.AcknowledgedBy,
                    AcknowledgedAt = stored.AcknowledgedAt,
                    SnoozedUntil = stored.SnoozedUntil,
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<Dictionary<string, Alert>> OpenAsync(CancellationToken cancellationToken) =>
        (await AlertsAsync(true, cancellationToken)).ToDictionary(static alert => alert.MeasureKey, StringComparer.Ordinal);

    private List<AlertNews> Tell(IEnumerable<AlertNews?> happened)
    {
        var news = happened.OfType<AlertNews>().ToList();
        var now = _time.GetUtcNow();
        var told = news.Where(item => item.Event != AlertEvent.Eased && (item.Alert.SnoozedUntil is not { } until || until <= now)).ToList();
        if (told.Count > 0)
        {
            _sender?.Send(told);
        }

        if (news.Count > 0)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }

        return news;
    }

    private async Task<AlertNews?> JudgeAsync(KeyMeasure measure, Alert? open, CancellationToken cancellationToken)
    {
        if (open is not null && (_reader.Days is not { } days || open.Figures.Day > days.To))
        {
            return await ClearAsync(open, "The data that it rests on is no more.", cancellationToken);
        }

        var points = measure.Thresholds.Count == 0 || _reader.LastDay is not { } last
            ? []
            : Whole(await PointsAsync(measure.Key, KeyMeasureGrain.Day, last.AddDays(1 - JudgedDays), cancellationToken));
        if (points.Count > 0 && open?.Figures.Day > points[^1].Day)
        {
            // Found today, which is not over: the days before say nothing of it.
            return null;
        }

        var found = Worst(measure, points, open, static (_, threshold) => threshold.Side, out var isKnown);
        return found is { } worst ? await OpenAsync(measure, open, points[^1].Day, worst, isSoFar: false, cancellationToken)
            // What cannot be judged today neither calls nor ends.
            : isKnown || measure.Thresholds.Count == 0 ? await ClearAsync(open, null, cancellationToken)
            : null;
    }

    private async Task<AlertNews?> JudgeTodayAsync(KeyMeasure measure, Alert? open, CancellationToken cancellationToken)
    {
        if (await _reader.TodayAsync(measure, cancellationToken) is not { } today)
        {
            return null;
        }

        var before = await PointsAsync(measure.Key, KeyMeasureGrain.Day, today.Day.AddDays(-JudgedDays), cancellationToken);
        var points = Whole([.. before.Where(point => point.Day < today.Day), today]);
        var found = Worst(measure, points, open, TodayJudge.Side, out var isKnown);
        var isOfToday = open is null || open.Figures.Day == today.Day;
        if (found is { } worst)
        {
            // What an earlier day has found goes on until this one is over, unless it gets worse.
            return isOfToday || worst.Threshold.Severity > open!.Severity ? await OpenAsync(measure, open, today.Day, worst, isSoFar: true, cancellationToken) : null;
        }

        return isOfToday && isKnown ? await ClearAsync(open, null, cancellationToken) : null;
    }

    private static (Threshold Threshold, Judgement Judgement)? Worst(
        KeyMeasure measure, List<KeyMeasurePoint> points, Alert? open, Func<KeyMeasure, Threshold, ThresholdSide?> side, out bool isKnown)
    {
        (Threshold, Judgement)? worst = null;
        isKnown = false;
        foreach (var threshold in measure.Thresholds.OrderByDescending(static t => t.Severity))
        {
            // An open alert keeps its severity until it is well behind that threshold.
            var judgement = side(measure, threshold) is { } judged
                ? ThresholdJudge.Judge(threshold with { Side = judged }, points, measure.WindowDays, open is not null && threshold.Severity <= open.Severity)
                : null;
            isKnown |= judgement is not null;
            if (judgement is { IsBeyond: true })
            {
                worst ??= (threshold, judgement);
            }
        }

        return worst;
    }

    private async Task<AlertNews?> OpenAsync(
        KeyMeasure measure, Alert? open, DateOnly day, (Threshold Threshold, Judgement Judgement) found, bool isSoFar, CancellationToken cancellationToken)
    {
        var (threshold, judgement) = found;
        var figures = new AlertFigures(measure.Name, measure.Unit, day, judgement.Since ?? day, threshold, judgement.Value, judgement.Against, judgement.Distance, isSoFar);
        AlertEvent? what = open is null ? AlertEvent.Opened
            : threshold.Severity > open.Severity ? AlertEvent.Escalated
            : threshold.Severity < open.Severity ? AlertEvent.Eased
            : null;
        if (what is null && (open!.Figures == figures || (isSoFar && Math.Abs(figures.Value - open.Figures.Value) <= Moved * Math.Abs(open.Figures.Value))))
        {
            return null;
        }

        var stored = await _alerts.OpenAsync(measure.Key, (int)threshold.Severity, JsonSerializer.Serialize(figures, Json), (int?)what, cancellationToken);
        return what is { } happened && Of(stored) is { } alert ? new AlertNews(alert, happened) : null;
    }

    private async Task<AlertNews?> ClearAsync(Alert? open, string? why, CancellationToken cancellationToken) =>
        open is not null && Of(await _alerts.ClearAsync(open.Id, (int)AlertEvent.Cleared, why, cancellationToken)) is { } cleared
            ? new AlertNews(cleared, AlertEvent.Cleared)
            : null;

    // Days that were never computed are there without a value: a comparison by position must not slip.
    private static List<KeyMeasurePoint> Whole(IReadOnlyList<KeyMeasurePoint> points)
    {
        var whole = new List<KeyMeasurePoint>(points.Count);
        foreach (var point in points)
        {
            while (whole.Count > 0 && whole[^1].At.AddDays(1) < point.At)
            {
                whole.Add(new KeyMeasurePoint(whole[^1].At.AddDays(1), new MeasureValue(0, 0)));
            }

            whole.Add(point);
        }

        return whole;
    }

    private async Task<Alert> ChangeAsync(Task<StoredAlert> change)
    {
        var alert = Of(await change) ?? throw new StorageException(StorageProblem.Other, "The alert was written by another version and cannot be read.");
        Changed?.Invoke(this, EventArgs.Empty);
        return alert;
    }
}
