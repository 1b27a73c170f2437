using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>
/// The application over a shop with two channels, and again over one that has the first alone. Everything of the second channel can be
/// recognised: its names have <see cref="Mark"/> in them, and its amounts are far beyond the other's.
/// </summary>
public sealed class TwoChannelShop : IAsyncLifetime
{
    /// <summary>What is in every name of the channel that is hidden.</summary>
    public const string Mark = "zzhidden";

    /// <summary>The account that sees the first channel only.</summary>
    public const string Email = "limited@shop.example";

    /// <summary>The limit.</summary>
    public static RowLimit Rows { get; } = RowLimit.Of([(RowField.Channel, ["Seen"])])!;

    /// <summary>Both channels.</summary>
    public ApiHost Whole { get; } = new() { HasDemo = false };

    /// <summary>The first channel alone.</summary>
    public ApiHost Part { get; } = new() { HasDemo = false };

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        await Whole.InitializeAsync();
        await Part.InitializeAsync();
        await FillAsync(Part, "seen.csv", "Seen", string.Empty, 1);
        await FillAsync(Whole, "seen.csv", "Seen", string.Empty, 1);
        await FillAsync(Whole, Mark + ".csv", Mark + "-channel", Mark, 7_777);
        foreach (var host in (ApiHost[])[Whole, Part])
        {
            await host.Services.GetRequiredService<DataStartup>().RefreshFactsAsync();
        }

        await Whole.Services.GetRequiredService<SavedViewStore>().SaveAsync(ApiHost.EmailOf(Roles.Admin), Mark + " view", "/?channel=" + Mark + "-channel", isShared: true);
        await Whole.Services.GetRequiredService<ICustomerScoring>().RefreshAsync();
        await Whole.Accounts.CreateAsync(Email, Roles.Analyst, ApiHost.Password, Actor.Cli);
        await Whole.Accounts.SetRowsAsync(Email, Rows, Actor.Cli);
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await Whole.DisposeAsync();
        await Part.DisposeAsync();
    }

    private static async Task FillAsync(ApiHost host, string source, string channel, string mark, int factor)
    {
        var batches = host.Services.GetRequiredService<BatchStore>();
        var batch = await batches.BeginAsync(new BatchDraft(BatchKind.Purchases, source, "ann"));
        await using (var writer = batches.OpenWriter(batch.Id))
        {
            for (var i = 0; i < 120; i++)
            {
                var at = new DateTimeOffset(2021, 1, 1, 9, 0, 0, TimeSpan.Zero).AddHours(17 * i).ToUnixTimeMilliseconds();
                var amount = ((i % 9) + 1) * 10_300L * factor;
                await writer.WriteAsync(new PurchaseRow(
                    2, $"{mark}o{i}", $"{mark}c{i % 8}", $"{mark}p{i % 5}", $"{mark}Product {i % 5}", true, $"{mark}Kind {i % 3}", channel, $"{mark}City {i % 2}", at, 1_000, amount, null));
            }

            for (var c = 0; c < 8; c++)
            {
                await writer.WriteAsync(new CustomerRow($"{mark}c{c}", $"{mark}Person {c}", 1960 + (4 * c), Gender: c % 2 == 0 ? "F" : "M", Location: $"{mark}City {c % 2}"));
            }

            // Bought in both channels: what the other channel knows of them must not be seen.
            await writer.WriteAsync(new PurchaseRow(
                2, $"{mark}both", "c0", $"{mark}p0", $"{mark}Product 0", true, $"{mark}Kind 0", channel, $"{mark}City 0", new DateTimeOffset(2020, 12, 1, 9, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), 1_000, 10_300L * factor, null));
            await writer.CompleteAsync();
        }

        await batches.CommitAsync(batch.Id, new BatchSummary(121, 121, 0));
    }
}
