namespace Analytics.Tests.Golden;

/// <summary>Imports Online Retail once for all tests of a class; not at all where it is absent.</summary>
public sealed class OnlineRetailFixture : IAsyncLifetime
{
    internal GoldenShop Shop { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        const string file = "data/online_retail/online_retail.csv";
        if (SharedData.Has(file))
        {
            Shop = await GoldenShop.ImportAsync(file);
        }
    }

    public async Task DisposeAsync()
    {
        if (Shop is not null)
        {
            await Shop.DisposeAsync();
        }
    }
}
