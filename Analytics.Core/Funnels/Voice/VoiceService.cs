using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Analytics.Core.Storage;
using Analytics.Core.Text;

namespace Analytics.Core.Funnels.Voice;

/// <summary>What customers say: reviews, and words in events, read and scored once for each version of the data. A singleton; safe for concurrent use.</summary>
public sealed class VoiceService : IDisposable
{
    private readonly ReviewReader _reader;
    private readonly IQueryRunner _runner;
    private readonly ICustomerLabels _labels;
    private readonly ICustomerDirectory _directory;
    private readonly SettingsStore _settings;
    private readonly IEventLogs _logs;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private VoiceIndex? _index;

    /// <summary>Makes the service; reads nothing yet.</summary>
    public VoiceService(ReviewReader reader, IQueryRunner runner, ICustomerLabels labels, ICustomerDirectory directory, SettingsStore settings, IEventLogs logs)
    {
        _reader = reader;
        _runner = runner;
        _labels = labels;
        _directory = directory;
        _settings = settings;
        _logs = logs;
    }

    /// <summary>Counts, over time and by product, category and segment.</summary>
    /// <exception cref="QueryException">A filter cannot be used.</exception>
    /// <exception cref="StorageException">The reviews cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<VoiceReport> ReportAsync(VoiceQuery query, CancellationToken cancellationToken = default)
    {
        var index = await IndexAsync(cancellationToken);
        var labels = _labels.Current;
        var selection = Select(index, query, labels);
        return VoiceReportBuilder.Build(index, selection, query, labels, _settings.Shop.WeekStart, _settings.Shop.TimeZoneId);
    }

    /// <summary>A page of the reviews with their texts and what drove their scores.</summary>
    /// <param name="query">Which.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">How many to fetch.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="QueryException">A filter cannot be used.</exception>
    /// <exception cref="StorageException">The reviews cannot be read.</exception>
    public async Task<VoiceTextPage> TextsAsync(VoiceQuery query, int skip, int take, CancellationToken cancellationToken = default)
    {
        var (index, ids) = await IdsAsync(query, cancellationToken);
        return new VoiceTextPage(await Task.Run(() => Read(index, [.. ids.Skip(skip).Take(take)], cancellationToken), cancellationToken), ids.Count);
    }

    /// <summary>All of them, in the same order, as they are read.</summary>
    /// <exception cref="QueryException">A filter cannot be used.</exception>
    public async IAsyncEnumerable<VoiceText> StreamAsync(VoiceQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const int Part = 1_000;
        var (index, ids) = await IdsAsync(query, cancellationToken);
        foreach (var part in ids.Chunk(Part))
        {
            foreach (var text in await Task.Run(() => Read(index, part, cancellationToken), cancellationToken))
            {
                yield return text;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private async Task<(VoiceIndex Index, List<long> Ids)> IdsAsync(VoiceQuery query, CancellationToken cancellationToken)
    {
        var index = await IndexAsync(cancellationToken);
        var selection = Select(index, query, _labels.Current);
        var found = string.IsNullOrWhiteSpace(query.Search) ? null : await Task.Run(() => _reader.Search(query.Search.Trim()).Concat(index.Search(query.Search.Trim())).ToHashSet(), cancellationToken);
        return (index,
        [
            .. selection.Within(query.Period)
                .Where(row => (query.Label is null || (row.HasText && VoiceSelection.LabelOf(row) == query.Label)) && (found is null || found.Contains(row.Id)))
                .OrderByDescending(static row => row.AtUnixMs ?? long.MinValue)
                .ThenByDescending(static row => row.Id)
                .Select(static row => row.Id),
        ]);
    }

    private IReadOnlyList<VoiceText> Read(VoiceIndex index, long[] ids, CancellationToken cancellationToken)
    {
        var reviews = _reader.ReadByIds([.. ids.Where(static id => id > 0)], cancellationToken).ToDictionary(static r => r.Id);
        EventText[] events = [.. ids.Where(static id => id < 0).Select(index.EventOf)];
        var people = events.Length == 0 ? [] : _logs.People([.. events.Select(static e => e.Person).Distinct()], cancellationToken).ToDictionary(static p => p.Key);
        return
        [
            .. ids.Select(id => id < 0 ? Said(id, index.EventOf(id), people) : reviews.GetValueOrDefault(id)).OfType<StoredReview>()
                .Select(static r => new VoiceText(r, r.Text is null ? null : SentimentAnalyzer.Default.Analyze(r.Text))),
        ];
    }

    private static StoredReview Said(long id, EventText said, Dictionary<int, EventPerson> people)
    {
        var who = people.GetValueOrDefault(said.Person);
        return new StoredReview(id, said.Customer, who?.Id, who?.Name, said.Product, null, said.Category, said.AtUnixMs, null, said.Text, null);
    }

    private VoiceSelection Select(VoiceIndex index, VoiceQuery query, CustomerLabelSet labels) =>
        new(index, query.Filters, labels, TimeZoneInfo.FindSystemTimeZoneById(_settings.Shop.TimeZoneId), _directory.Find);

    private async Task<VoiceIndex> IndexAsync(CancellationToken cancellationToken)
    {
        var version = Version();
        if (_index is { } ready && ready.Version == version)
        {
            return ready;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            version = Version();
            if (_index is not { } now || now.Version != version)
            {
                var before = _index;
                _index = await Task.Run(
                    () => VoiceIndex.Build(version, _reader, () => version.Events == 0 ? null : _logs.Hold(cancellationToken), SentimentAnalyzer.Default, before, cancellationToken), cancellationToken);
            }

            return _index;
        }
        finally
        {
            _gate.Release();
        }
    }

    private VoiceVersion Version() => new(_runner.Freshness.DataVersion, EventTexts.Any(_logs) ? _logs.Version : 0);
}
