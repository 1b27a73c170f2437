using System.Text;
using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Facts.Events;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Consents;
using Analytics.Core.Storage.Persons;
using Microsoft.Data.Sqlite;

namespace Analytics.Tests.Core.Storage.Persons;

public sealed class PersonStoreTests
{
    private const string Id = "K-4711";
    private const string Name = "Zacharias Quillfeather";
    private const string Mail = "zq@quillfeather.example";

    [Fact]
    public async Task Find_IdNameVisitorOrAddress_LeadsToTheId()
    {
        await using var storage = await FilledAsync();
        var persons = storage.Get<PersonStore>();

        Assert.Equal(new PersonMatch(Id, Name, "id"), (await persons.FindAsync(Id))[0]);
        Assert.Equal(Id, Assert.Single(await persons.FindAsync("quillF")).Id);
        Assert.Equal(Id, Assert.Single(await persons.FindAsync("browser-zq")).Id);
        Assert.Equal(new PersonMatch(Id, Name, "attribute"), Assert.Single(await persons.FindAsync(Mail.ToUpperInvariant())));
        Assert.Empty(await persons.FindAsync("100%"));
        Assert.Empty(await persons.FindAsync("  "));
        Assert.Null(await persons.HoldingsAsync("nobody"));
    }

    [Fact]
    public async Task Holdings_Person_CountsEveryPlace()
    {
        await using var storage = await FilledAsync();
        var kept = (await storage.Get<PersonStore>().HoldingsAsync(Id))!;

        Assert.Equal(Name, kept.Name);
        Assert.Equal(
            new Dictionary<string, long>
            {
                ["customers"] = 1, ["customer_changes"] = 1, ["purchase_lines"] = 2, ["customer_notes"] = 1, ["reviews"] = 1, ["tracked_events"] = 2,
                ["event_actors"] = 2, ["visitor_facts"] = 1, ["event_labels"] = 1, ["quarantined_rows"] = 1, ["saved_views"] = 1,
            },
            kept.Places.ToDictionary(static p => p.Table, static p => p.Rows));
    }

    [Fact]
    public async Task Export_Person_HoldsEverythingAndNobodyElse()
    {
        await using var storage = await FilledAsync();
        using var stream = new MemoryStream();
        await storage.Get<PersonStore>().ExportAsync(Id, stream);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;

        Assert.Equal(Name, root.GetProperty("customer")[0].GetProperty("name").GetString());
        Assert.Equal(2, root.GetProperty("purchases").GetArrayLength());
        Assert.Equal(123_400, root.GetProperty("purchases")[0].GetProperty("amount_units").GetInt64());
        Assert.Contains("likes tea", root.GetProperty("notes")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, root.GetProperty("events").GetArrayLength());
        Assert.Equal(1, root.GetProperty("rowsThatWait").GetArrayLength());
        Assert.Contains(Mail, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Other Person", text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StorageException>(() => storage.Get<PersonStore>().ExportAsync("nobody", stream));
    }

    [Fact]
    public async Task Erase_Person_LeavesTotalsToTheCentAndNoTraceInAnyFile()
    {
        await using var storage = await FilledAsync();
        using var facts = new FactStore(new StorageFactSource(storage.Reader, storage.State));
        using var events = new EventStore(storage.Get<EventReader>());
        await facts.RefreshAsync();
        await events.RefreshAsync();
        var before = await TotalsAsync(facts);
        var eventsBefore = events.Current.Version;

        // Encrypted, a name would not be found in a file in any case: what stood there is looked for too.
        var encrypted = storage.Get<Database>().Read(static session => session.List(
            static row => row.GetString(0),
            "SELECT name FROM customers WHERE external_id = 'K-4711' UNION ALL SELECT text FROM customer_notes UNION ALL SELECT properties_json FROM tracked_events WHERE properties_json IS NOT NULL"));
        Assert.Equal(3, encrypted.Count);
        RawFile.AssertHas(storage.Options.Path!, [.. encrypted]);

        var erased = await storage.Get<PersonStore>().EraseAsync(Id);
        await facts.RefreshAsync();
        await events.RefreshAsync();

        Assert.True(erased.IsCompacted);
        Assert.StartsWith("erased-", erased.Pseudonym, StringComparison.Ordinal);
        Assert.Equal(before, await TotalsAsync(facts));
        Assert.NotEqual(eventsBefore, events.Current.Version);
        var directory = new CustomerDirectory(facts);
        Assert.Null(directory.Find(Id));
        var who = directory.Of(directory.Find(erased.Pseudonym)!.Value, new DateOnly(2026, 1, 1))!;
        Assert.Equal((null, null, null, null), (who.Name, who.Age, who.Gender, who.Location));
        Assert.Null(await storage.Get<PersonStore>().HoldingsAsync(Id));
        Assert.Empty(await storage.Get<PersonStore>().FindAsync(Mail));
        Assert.Empty(await storage.Get<PersonStore>().FindAsync("Quillfeather"));
        Assert.Equal(2, (await storage.Get<PersonStore>().HoldingsAsync("K-1"))!.Places.Single(static p => p.Table == "purchase_lines").Rows);
        await Assert.ThrowsAsync<StorageException>(() => storage.Get<PersonStore>().EraseAsync(Id));

        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(storage.Options.Path!)!))
        {
            var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            foreach (var trace in (string[])[Name, "Quillfeather", Mail, Id, "browser-zq", "likes tea", "visit-zq", .. encrypted])
            {
                Assert.False(bytes.Contains(trace, StringComparison.OrdinalIgnoreCase), $"{file} still holds {trace}.");
            }

            Assert.True(!file.EndsWith(".db", StringComparison.Ordinal) || bytes.Contains("K-1", StringComparison.Ordinal));
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Erase_NamedInEveryDocument_IsTakenOutOfAllAndTheRestStays(DatabaseProvider provider)
    {
        await using var storage = await FilledAsync(provider);
        var database = storage.Get<Database>();
        var columns = PrivacyCatalog.Others.SelectMany(static t => t.Documents.Select(column => (Table: t, Column: column))).ToList();
        var body = $$"""{"customer":"{{Id}}","who":"{{Name}}","kept":"{{Mail}}","rest":"stays"}""";
        database.Write(session =>
        {
            session.Execute("INSERT INTO alerts (measure_key, severity, body_json, opened_at) VALUES ('x', 1, @p0, 1)", body);
            session.Execute("INSERT INTO alert_log (alert_id, at, event, detail) VALUES (1, 1, 1, @p0)", body);
            session.Execute("INSERT INTO deliveries (channel_id, subject, body_json, created_at, state, attempts, next_at, detail) VALUES ('c', @p0, @p0, 1, 0, 0, 1, @p0)", body);
            session.Execute("INSERT INTO marketing_documents (kind, name, json, created_by, created_at, changed_at) VALUES (1, @p0, @p0, 'ann', 1, 1)", body);
            session.Execute("INSERT INTO insights (key, kind, money_units, status, is_current, first_seen_at, last_seen_at, body_json) VALUES ('x', 'x', 1, 0, TRUE, 1, 1, @p0)", body);
            session.Execute("INSERT INTO saved_funnels (name, name_key, owner, question, changed_by, changed_at) VALUES ('f', 'f', 'ann', @p0, 'ann', 1)", body);
            session.Execute("INSERT INTO saved_segments (name, name_key, owner, rules_json, created_at, changed_by, changed_at, version) VALUES ('s', 's', 'ann', @p0, 1, 'ann', 1, 1)", body);
            session.Execute("UPDATE import_batches SET report_json = @p0, source_name = @p0 WHERE id = 1", body);
            return true;
        });
        await storage.Get<CostStore>().AddAsync("ann", new CostEntry { Category = CostCategory.Marketing, AmountUnits = 10_000, From = new DateOnly(2021, 1, 1), Note = $"lunch with {Name}" });
        await storage.Get<ConsentStore>().SetAsync([new Consent(Id, Tracking: false, Marketing: false)], "ann");
        var before = columns.Where(c => Naming(database, c.Table.Table, c.Column).Count > 0).Select(static c => $"{c.Table.Table}.{c.Column}");
        Assert.Equal(columns.Select(static c => $"{c.Table.Table}.{c.Column}"), before);
        var places = (await storage.Get<PersonStore>().HoldingsAsync(Id))!.Places.Select(static p => p.Table).ToList();
        Assert.All(columns, c => Assert.Contains(c.Table.Table, places));
        Assert.Contains("consents", places);

        var erased = await storage.Get<PersonStore>().EraseAsync(Id);

        foreach (var (table, column) in columns)
        {
            Assert.Equal((table.Table, column, 0), (table.Table, column, Naming(database, table.Table, column).Count));
            var left = database.Read(session => session.Number($"SELECT COUNT(*) FROM {table.Table} WHERE {column} LIKE @p0", "%" + erased.Pseudonym + "%"));
            Assert.Equal((table.Table, column, table.IsComputed ? 0L : 1L), (table.Table, column, left));
        }

        Assert.Equal(0, database.Read(static session => session.Number("SELECT COUNT(*) FROM consents")));
    }

    [Fact]
    public async Task Erase_GenderAndHomeOfACrowd_Stay()
    {
        await using var storage = await StorageFixture.StartAsync();
        var crowd = Enumerable.Range(0, PrivacyCatalog.CrowdSize).Select(static i => new CustomerRow("c" + i, "N" + i, Gender: "F", Location: i == 0 ? "Hamlet" : "Berlin")).ToArray();
        await Lines.ImportAsync(storage, "crowd.csv", [.. crowd.Select(static c => Lines.Of("o" + c.ExternalId, c.ExternalId, "p", 100))], crowd, []);

        var erased = await storage.Get<PersonStore>().EraseAsync("c0");

        var left = Lines.Customers(storage).Single(c => c.ExternalId == erased.Pseudonym);
        Assert.Equal("F", left.Gender);
        Assert.Null(left.Location);
    }

    private static List<string> Naming(Database database, string table, string column) => database.Read(session => session.List(
        static row => row.GetString(0), $"SELECT {column} FROM {table} WHERE {column} LIKE @p0 OR {column} LIKE @p1 OR {column} LIKE @p2", $"%{Id}%", $"%{Name}%", $"%{Mail}%"));

    private static async Task<string> TotalsAsync(FactStore facts)
    {
        var runner = new QueryRunner(facts, static () => ShopSettings.Default, TimeProvider.System);
        var answer = await runner.RunAsync(new AnalyticsQuery { Measures = [.. Enum.GetValues<Measure>()], By = [Dimension.Month] });
        var product = await runner.RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue, Measure.Orders, Measure.ActiveCustomers], By = [Dimension.Product] });
        return string.Join(' ', answer.Totals.Select(static v => v.Value)) + "\n"
            + string.Join('\n', answer.Rows.Concat(product.Rows).Select(static r => r.Keys[0].Key + ": " + string.Join(' ', r.Values.Select(static v => v.Value))));
    }

    private static async Task<StorageFixture> FilledAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var storage = await StorageFixture.StartAsync(provider);
        await Lines.ImportAsync(
            storage, "shop.csv",
            [Lines.Of("o1", Id, "p1", 123_400), Lines.Of("o2", Id, "p2", 55_500), Lines.Of("o3", "K-1", "p1", 77_700), Lines.Of("o4", "K-1", "p1", 10_000)],
            [new(Id, "Zach Quillfeather", 1960, Gender: "M", Location: "Hamlet", IncomeRange: "low"), new("K-1", "Other Person", 1970, Gender: "F", Location: "Berlin")],
            []);
        await Lines.ImportAsync(storage, "later.csv", [], [new(Id, Name)], []);

        var batch = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Events, "events.csv", "ann"));
        await using (var writer = storage.Batches.OpenWriter(batch.Id))
        {
            await writer.WriteAsync(EventRow.Of(new TrackedEvent
            {
                VisitorId = "browser-zq", SessionId = "visit-zq", Name = "look", Page = "/account/" + Uri.EscapeDataString(Mail), At = new DateTimeOffset(2021, 1, 1, 8, 0, 0, TimeSpan.Zero),
            }));
            await writer.WriteAsync(EventRow.Of(new TrackedEvent
            {
                VisitorId = "browser-zq", CustomerId = Id, SessionId = "visit-zq", Name = "sign in", At = new DateTimeOffset(2021, 1, 1, 9, 0, 0, TimeSpan.Zero),
                Properties = new Dictionary<string, string> { ["mail"] = $"to: {Mail}" },
            }));
            await writer.WriteAsync(EventRow.Of(new TrackedEvent { VisitorId = "browser-other", CustomerId = "K-1", Name = "look", At = new DateTimeOffset(2021, 1, 2, 9, 0, 0, TimeSpan.Zero) }));
            await writer.WriteAsync(VisitorRow.Of(new Visitor { Id = "browser-zq", Device = "phone", Attributes = new Dictionary<string, string> { ["newsletter"] = Mail } }));
            await writer.WriteAsync(new ReviewRow(2, Id, "p1", null, null, "Fine", $"{Name} likes it", 400));
            await writer.CompleteAsync();
        }

        await storage.Batches.AddQuarantinedAsync(batch.Id, [new QuarantinedRow { BatchId = batch.Id, SourceLine = 9, CellsJson = $"[\"{Id}\",\"x\"]", Field = "amount", Reason = "no number" }]);
        await storage.Batches.CommitAsync(batch.Id, new BatchSummary(5, 5, 1));
        await storage.Get<CustomerNoteStore>().AddAsync("ann", Id, "likes tea, not coffee");
        await storage.Get<SavedViewStore>().SaveAsync("ann", "one of them", "/?customer=" + Id);
        return storage;
    }
}
