using Analytics.Core.Monitoring;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Storage;
using Analytics.Tests.Fakes;
using Analytics.Web.Notifications;
using Analytics.Web.Outgoing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Tests.Web.Notifications;

/// <summary>Everything that sends, over a database of its own and a clock that is moved.</summary>
internal sealed class NotificationHouse : IAsyncDisposable
{
    private readonly StorageFixture _storage;
    private readonly ServiceProvider _provider;
    private readonly OutgoingHttp _http;

    private NotificationHouse(StorageFixture storage, FixedClock clock, string[] allowed)
    {
        (_storage, Clock) = (storage, clock);
        _provider = new ServiceCollection()
            .AddSingleton<IKeyMeasures>(Measures)
            .AddSingleton<IInsights>(new FakeInsights())
            .AddLogging(logging => logging.AddProvider(Console))
            .BuildServiceProvider();
        var options = new OutgoingOptions();
        Array.ForEach(allowed, options.AllowedNetworks.Add);
        var guard = new OutgoingGuard(Microsoft.Extensions.Options.Options.Create(options));
        _http = new OutgoingHttp(guard);
        var secrets = new NotificationSecrets(new EphemeralDataProtectionProvider());
        Book = new NotificationBook(storage.Get<SettingsStore>(), secrets);
        Writer = new NotificationWriter(new FakeShop(), clock, _provider);
        Notifier = new Notifier(Book, Writer, Deliveries, new MailSender(guard, secrets), new WebhookSender(_http, secrets, clock), _provider.GetRequiredService<ILogger<Notifier>>());
        // Only what is due is asked of it here: it is never started.
        Worker = new DeliveryWorker(Notifier, Book, Deliveries, storage.Get<WorkTurns>(), Measures, null!, clock, _provider.GetRequiredService<ILogger<DeliveryWorker>>());
    }

    public FixedClock Clock { get; }

    public NotificationBook Book { get; }

    public NotificationWriter Writer { get; }

    public Notifier Notifier { get; }

    public DeliveryWorker Worker { get; }

    public FakeKeyMeasures Measures { get; } = new();

    /// <summary>What was written to the log.</summary>
    public ListLoggerProvider Console { get; } = new();

    public DeliveryStore Deliveries => _storage.Get<DeliveryStore>();

    public string? StoredSettings => _storage.Get<SettingsStore>().Get<System.Text.Json.JsonElement>(NotificationBook.SettingKey).GetRawText();

    public static async Task<NotificationHouse> StartAsync(params string[] allowed)
    {
        var clock = new FixedClock(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
        return new NotificationHouse(await StorageFixture.StartAsync(time: clock), clock, allowed);
    }

    public T Get<T>()
        where T : notnull => _storage.Get<T>();

    /// <summary>What sends on another server of the same database.</summary>
    public DeliveryWorker AnotherWorker() =>
        new(Notifier, Book, Deliveries, _storage.Get<WorkTurns>(), Measures, null!, Clock, _provider.GetRequiredService<ILogger<DeliveryWorker>>());

    public static AlertNews News(int id, AlertSeverity severity, string name = "Net revenue", AlertEvent what = AlertEvent.Opened) =>
        new(FakeKeyMeasures.Alert(id, "revenue", severity, name), what);

    public static NotificationChannel Channel(string id, ChannelKind kind, string address, AlertSeverity? least = AlertSeverity.Warning) =>
        new() { Id = id, Name = "Channel " + id, Kind = kind, Address = address, LeastSeverity = least, HasDigest = true };

    public async ValueTask DisposeAsync()
    {
        Worker.Dispose();
        Notifier.Dispose();
        _http.Dispose();
        await _provider.DisposeAsync();
        await _storage.DisposeAsync();
        Console.Dispose();
    }
}
