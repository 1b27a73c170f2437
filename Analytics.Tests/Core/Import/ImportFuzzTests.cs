using System.Text;
using Analytics.Core.Import;

namespace Analytics.Tests.Core.Import;

/// <summary>Whatever the bytes: an import succeeds whole, or says why not and changes nothing.</summary>
public sealed class ImportFuzzTests
{
    private const string Seedling =
        "order,customer,date,product,quantity,price\n1,ann,2011-01-15,tea,2,2.50\n1,ann,2011-01-15,\"pot, large\",1,\u00a310.00\n2,bob,2011-02-16,tea,-3,2.50\n3,,2011-03-17,caf\u00e9,1,4.00\n";

    private const string Printable = "0123456789abc,;\t|\"'\n\r .-/:\u00e9";

    [Fact]
    public async Task Import_RandomBytes_NeverHalfDone()
    {
        await using var shop = await ImportFixture.StartAsync();
        var random = new Random(1);
        for (var i = 0; i < 150; i++)
        {
            var bytes = new byte[random.Next(1, 3000)];
            random.NextBytes(bytes);
            if (i % 3 == 1)
            {
                // Printable only, with many separators and line ends.
                bytes = [.. bytes.Select(b => (byte)Printable[b % Printable.Length])];
            }
            else if (i % 3 == 2)
            {
                bytes = [0x1F, 0x8B, .. bytes];
            }

            await ExpectWholeOrNothingAsync(shop, bytes, i);
        }
    }

    [Fact]
    public async Task Import_MutatedFile_NeverHalfDone()
    {
        await using var shop = await ImportFixture.StartAsync();
        var random = new Random(2);
        for (var i = 0; i < 250; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Seedling).ToList();
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(5))
                {
                    case 0:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        bytes.RemoveAt(at);
                        break;
                    case 2:
                        bytes.Insert(at, (byte)"\",;\n\r0.-="[random.Next(9)]);
                        break;
                    case 3:
                        bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count)).Take(random.Next(80)).ToList());
                        break;
                    default:
                        bytes.RemoveRange(at, Math.Min(random.Next(20), bytes.Count - at - 1));
                        break;
                }
            }

            byte[] made = i % 10 == 0 ? ImportBadFileTests.Gzip([.. bytes]) : [.. bytes];
            await ExpectWholeOrNothingAsync(shop, i % 20 == 10 ? made[..^(made.Length / 3)] : made, i);
        }
    }

    private static async Task ExpectWholeOrNothingAsync(ImportFixture shop, byte[] bytes, int seed)
    {
        var before = await shop.CountLinesAsync();
        using var file = shop.File(bytes);
        try
        {
            var outcome = await shop.ImportAsync(file, null, plan => plan with { AllowSameFile = true });
            Assert.Equal(outcome.Rows, outcome.Committed + outcome.Quarantined);
            Assert.Equal(before + outcome.Committed, await shop.CountLinesAsync());
        }
        catch (ImportException exception)
        {
            Assert.True(exception.Message.Length > 20, $"Run {seed}: {exception.Message}");
            Assert.Equal(before, await shop.CountLinesAsync());
            Assert.DoesNotContain(await shop.Batches.ListAsync(includePending: true), b => b.Status == Analytics.Core.Domain.BatchStatus.Pending);
        }
    }
}
