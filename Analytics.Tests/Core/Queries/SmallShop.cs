using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Queries;

namespace Analytics.Tests.Core.Queries;

/// <summary>A made-up shop of a dozen lines, small enough to count by hand, and a runner over it.</summary>
internal sealed class SmallShop
{
    private readonly FactWriter _writer = new(FactSnapshot.Empty);
    private long _rowId;

    public SmallShop(ShopSettings? settings = null, DateTimeOffset? now = null)
    {
        Settings = settings ?? ShopSettings.Default;
        Clock = new StoppedClock(now ?? new DateTimeOffset(2024, 12, 31, 12, 0, 0, TimeSpan.Zero));
        _writer.AddBatch(new BatchFacts(1, "lines.csv", BatchKind.Purchases));
    }

    public ShopSettings Settings { get; }

    public CustomerLabelBoard Labels { get; } = new();

    public TimeProvider Clock { get; }

    public FactStore Store { get; } = new();

    public FactWriter Writer => _writer;

    public SmallShop Customer(int key, string? gender = null, int birthYear = 0, string? location = null, string? preferred = null)
    {
        _writer.SetCustomer(key, new CustomerFacts
        {
            ExternalId = "c" + key,
            AgeYears = -1,
            BirthYear = birthYear,
            Gender = _writer.Gender(gender),
            Location = _writer.Location(location),
            PreferredCategory = _writer.PreferredCategory(preferred),
        });
        return this;
    }

    public SmallShop Product(int key, string? category = null)
    {
        _writer.SetProduct(key, new ProductFacts("p" + key, "Product " + key, _writer.Category(category), true));
        return this;
    }

    public SmallShop Line(
        string at, int order, int customer, decimal amount, decimal quantity = 1, int product = 0, string? category = null, string? channel = null, string? location = null)
    {
        var seconds = DateTimeOffset.Parse(at + "Z").ToUnixTimeSeconds();
        _writer.Add(new FactLine(
            ++_rowId,
            1,
            order,
            customer,
            product,
            _writer.Category(category),
            _writer.Channel(channel),
            _writer.Location(location),
            seconds,
            Quantity.FromDecimal(quantity).Units,
            Money.FromDecimal(amount).Units));
        return this;
    }

    public QueryRunner Runner()
    {
        var snapshot = _writer.Build(Guid.Empty, 1);
        Store.UpdateAsync((_, _) => Task.FromResult(snapshot)).GetAwaiter().GetResult();
        return new QueryRunner(Store, () => Settings, Clock, null, Labels);
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
