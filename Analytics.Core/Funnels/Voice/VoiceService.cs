using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Core.Text;

namespace Analytics.Core.Funnels.Voice;

/// <summary>What customers say: reviews read and scored once for each version of the data. A singleton; safe for concurrent use.</summary>
public sealed class VoiceService : IDisposable
{
    private readonly ReviewReader _reader;
    private readonly IQueryRunner _runner;
    private readonly ICustomerLabels _labels;
    private readonly ICustomerDirectory _directory;
    private readonly SettingsStore _settings;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private VoiceIndex? _index;

    /// <summary>Makes the service; reads nothing yet.</summary>
    public VoiceService(ReviewReader reader, IQueryRunner runner, ICustomerLabels labels, ICustomerDirectory directory, SettingsStore settings)
    {
        _reader = reader;
        _runner = runner;
        _labels = labels;
        _directory = directory;
        _settings = settings;
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
        var ids = await IdsAsync(query, cancellationToken);
        return new VoiceTextPage(await Task.Run(() => Read([.. ids.Skip(skip).Take(take)], cancellationToken), cancellationToken), ids.Count);
    }

    /// <summary>All of them, in the same order, as they are read.</summary>
    /// <exception cref="QueryException">A filter cannot be used.</exception>
    public async IAsyncEnumerable<VoiceText> StreamAsync(VoiceQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const int Part = 1_000;
        foreach (var part in (await IdsAsync(query, cancellationToken)).Chunk(Part))
        {
            foreach (var text in await Task.Run(() => Read(part, cancellationToken), cancellationToken))
            {
                yield return text;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private async Task<List<long>> IdsAsync(VoiceQuery query, CancellationToken cancellationToken)
    {
        var index = await IndexAsync(cancellationToken);
        var selection = Select(index, query, _labels.Current);
        var found = string.IsNullOrWhiteSpace(query.Search) ? null : await Task.Run(() => _reader.Search(query.Search.Trim()), cancellationToken);
        return
        [
            .. selection.Within(query.Period)
                .Where(row => (query.Label is null || (row.HasText && VoiceSelection.LabelOf(row) == query.Label)) && (found is null || found.Contains(row.Id)))
                .OrderByDescending(static row => row.AtUnixMs ?? long.MinValue)
                .ThenByDescending(static row => row.Id)
                .Select(static row => row.Id),
        ];
    }

    private IReadOnlyList<VoiceText> Read(long[] ids, CancellationToken cancellationToken) =>
        [.. _reader.ReadByIds(ids, cancellationToken).Select(static r => new VoiceText(r, r.Text is null ? null : SentimentAnalyzer.Default.Analyze(r.Text)))];

    private VoiceSelection Select(VoiceIndex index, VoiceQuery query, CustomerLabelSet labels) =>
        new(index, query.Filters, labels, TimeZoneInfo.FindSystemTimeZoneById(_settings.Shop.TimeZoneId), _directory.Find);

    private async Task<VoiceIndex> IndexAsync(CancellationToken cancellationToken)
    {
        var version = _runner.Freshness.DataVersion;
        if (_index is { } ready && ready.Version == version)
        {
            return ready;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            version = _runner.Freshness.DataVersion;
            if (_index is not { } now || now.Version != version)
            {
                var before = _index;
                _index = await Task.Run(() => VoiceIndex.Build(version, _reader, SentimentAnalyzer.Default, before, cancellationToken), cancellationToken);
            }

            return _index;
        }
        finally
        {
            _gate.Release();
        }
    }
}
