using System.Text;
using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Core.Storage.Consents;

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

    /// <summary>A word about consent is read as one of those that are known, or put aside with the row; what nobody said is never taken as said.</summary>
    [Fact]
    public async Task Import_MutatedConsents_AreNeverGuessed()
    {
        await using var shop = await ImportFixture.StartAsync();
        string[] words = ["yes", "no", "TRUE", "0", "granted", "opted-out", "unsubscribed", "", "maybe", "ja"];
        const string Signs = "yesnot10 -_.,\"\n\u00e9";
        var random = new Random(3);
        for (var i = 0; i < 150; i++)
        {
            var rows = Enumerable.Range(0, 6).Select(row =>
            {
                var word = new StringBuilder(words[random.Next(words.Length)]);
                for (var n = random.Next(4); n > 0; n--)
                {
                    var at = random.Next(word.Length + 1);
                    if (random.Next(2) == 0 && at < word.Length)
                    {
                        word.Remove(at, 1);
                    }
                    else
                    {
                        word.Insert(at, Signs[random.Next(Signs.Length)]);
                    }
                }

                return (Id: $"c{i}-{row}", Word: word.ToString(), Date: random.Next(3) switch { 0 => "2026-05-04", 1 => "2031-01-01", _ => "" });
            }).ToList();
            var text = "customer,newsletter,consent_date\n" + string.Concat(rows.Select(static r => $"{r.Id},\"{r.Word.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{r.Date}\n"));
            using var file = shop.File(text);
            try
            {
                var outcome = await shop.ImportAsync(file, new InspectOptions { Kind = BatchKind.Customers, HasHeader = true }, static plan => plan with { AllowSameFile = true });
                Assert.Equal(outcome.Rows, outcome.Committed + outcome.Quarantined);
            }
            catch (ImportException)
            {
                // Not one row can be read.
            }

            var consents = shop.Get<ConsentStore>();
            foreach (var (id, word, date) in rows)
            {
                var plain = word.Trim().ToLowerInvariant();
                var letters = new string([.. plain.Where(char.IsLetter)]);
                bool? said = (await consents.FindAsync(id))?.Marketing;
                Assert.True(said is null || date != "2031-01-01", $"Run {i}: {word} {date}");
                Assert.True(said is null || (letters.Length > 0 ? plain.All(static c => char.IsLetter(c) || c is ' ' or '-' or '_') : plain is "1" or "0" or "1.0" or "0.0"), $"Run {i}: {word} was taken as {said}");
                Assert.True(said != true || !letters.StartsWith("un", StringComparison.Ordinal) && !letters.Contains("out", StringComparison.Ordinal) && letters is not ("no" or "n"), $"Run {i}: {word}");
                if (date != "2031-01-01" && word is "yes" or "granted")
                {
                    Assert.True(said ?? date == "2031-01-01", $"Run {i}: {word}");
                }
            }
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
