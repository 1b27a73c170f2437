using System.Globalization;

namespace Analytics.Web.Commands.Faults;

/// <summary>A made-up file of purchases whose sum is known.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Rows">Its lines.</param>
/// <param name="AmountUnits">What they come to, in ten-thousandths.</param>
internal sealed record KilledFile(string Path, int Rows, long AmountUnits)
{
    /// <summary>Its name, by which its batch is known.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Writes a file whose orders, but not whose customers and products, are its own.</summary>
    public static async Task<KilledFile> WriteAsync(string folder, int number, int rows, Random random, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"sales-{number:000}.csv"));
        var cents = 0L;
        await using (var writer = new StreamWriter(path))
        {
            await writer.WriteLineAsync("order_id,customer_id,product,category,date,quantity,amount".AsMemory(), cancellationToken);
            for (var row = 0; row < rows; row++)
            {
                var amount = random.Next(1, 100_000);
                cents += amount;
                var line = string.Create(
                    CultureInfo.InvariantCulture,
                    $"o{number}-{row},c{random.Next(500)},p{random.Next(100)},Category {random.Next(8)},2025-{random.Next(1, 13):00}-{random.Next(1, 29):00},1,{amount / 100}.{amount % 100:00}");
                await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
            }
        }

        return new KilledFile(path, rows, cents * 100);
    }
}
