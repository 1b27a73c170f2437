using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Tests.Fakes;

/// <summary>One log of events that stays as it is until it is told otherwise. Every person with an even key is a customer.</summary>
internal sealed class FakeEventLogs(EventLog? log) : IEventLogs
{
    public event Action<long>? Changed;

    public int Listeners => Changed?.GetInvocationList().Length ?? 0;

    public long Version => log?.Version ?? 0;

    public long EventCount => log?.EventCount ?? 0;

    public Period? Span => log?.Span;

    public Freshness Freshness => new(
        Version, log?.LastSeconds is { } last ? DateTimeOffset.FromUnixTimeSeconds(last) : null, EventCount, log?.Span?.To ?? new DateOnly(2026, 1, 1), IsClosed: true);

    public IReadOnlyList<string> Properties { get; init; } = ["plan"];

    public EventLog Hold(CancellationToken cancellationToken = default) => log!;

    public IReadOnlyList<EventPerson> People(IReadOnlyList<int> persons, CancellationToken cancellationToken = default) =>
        [.. persons.Select(static p => new EventPerson(p, $"p{p}", p % 2 == 0 ? p : 0, p % 2 == 0 ? $"Name {p}" : null))];

    public int? Find(string id) => id.StartsWith('p') && int.TryParse(id[1..], out var key) ? key : null;

    public IReadOnlyList<string> Values(EventTrait attribute, string? search, int take) => log is null ? [] : [.. log.Column(attribute).Names.Skip(1).Take(take)];

    public void Raise() => Changed?.Invoke(Version);
}
