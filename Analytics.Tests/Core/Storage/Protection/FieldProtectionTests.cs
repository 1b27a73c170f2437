using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Backup;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Persons;
using Analytics.Core.Storage.Protection;

namespace Analytics.Tests.Core.Storage.Protection;

public sealed class FieldProtectionTests
{
    private const string Name = "Philippa Quartermaine";
    private const string Mail = "philippa@quartermaine.example";
    private const string Note = "asks for the red ribbon";
    private const string Words = "arrived on a Wednesday morning";
    private static readonly string[] All = [Name, Mail, Note, Words, "nonbinary-qx", "income-qx", "waiting-qx", "visitor-gender-qx"];

    [Theory]
    [EachDatabase]
    public async Task Write_SensitiveValues_AreEncryptedAndReadBack(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        await FillAsync(storage);

        await AssertReadableAsync(storage);
        var report = await storage.Get<FieldProtection>().InspectAsync();
        Assert.Equal((0, 0), (report.Plain, report.Unreadable.Count));
        Assert.Equal(17, report.Encrypted);
        var stored = storage.Get<Database>().Read(static session => session.List(static row => row.GetString(0), "SELECT gender FROM customers WHERE gender IS NOT NULL"));
        Assert.Equal(2, stored.Distinct(StringComparer.Ordinal).Count());
        Assert.All(stored, static text => Assert.StartsWith(FieldCipher.Prefix, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_AfterWritingAndSnapshot_HoldNoSensitiveValue()
    {
        await using var storage = await StorageFixture.StartAsync();
        await FillAsync(storage);
        var database = storage.Options.ResolveFile()!;
        using var facts = new FactStore(new StorageFactSource(storage.Reader, storage.State));
        await facts.LoadAsync();
        new SnapshotFile(database + ".facts", storage.Get<IByteSeal>()).Save(facts.Current);

        // An id is stored as it is: were it not found, the search would prove nothing.
        RawFile.AssertHas(database, "c-qx");
        RawFile.AssertNowhere(database, All);

        // Read anew from the file alone.
        var again = new SnapshotFile(database + ".facts", storage.Get<IByteSeal>()).TryLoad(facts.Current.DatabaseId, facts.Current.Version, facts.Current.Stamp);
        Assert.Equal(Name, again!.Customers[1].Name);
    }

    [Theory]
    [EachDatabase]
    public async Task Rotate_WithRows_EncryptsAllAnewAndOthersGoOn(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        await FillAsync(storage);
        await using var other = storage.Another();
        await AssertReadableAsync(other);
        var before = storage.Get<Database>().Cipher.Keys.Active;

        var rows = await storage.Get<FieldProtection>().RotateAsync();

        Assert.Equal(8, rows);
        var after = storage.Get<Database>().Cipher.Keys.Active;
        Assert.NotEqual(before, after);
        var keys = storage.Get<Database>().Read(static session => SealedColumns.Tables.SelectMany(t => t.Columns.SelectMany(c => session.List(
            static row => FieldCipher.KeyOf(row.GetString(0)), $"SELECT {c.Column} FROM {t.Table} WHERE {c.Column} IS NOT NULL"))).Distinct().ToList());
        Assert.Equal([after], keys);
        await AssertReadableAsync(storage);

        // The other process reads what was written with a key that it has not seen, and writes with that key itself.
        await AssertReadableAsync(other);
        await other.Get<CustomerNoteStore>().AddAsync("bob", "c-2", "late");
        var written = storage.Get<Database>().Read(static session => session.Scalar("SELECT text FROM customer_notes WHERE customer_id = 'c-2'"));
        Assert.Equal(after, FieldCipher.KeyOf((string)written!));
    }

    [Fact]
    public async Task EnsureReady_RingIsGone_SaysSoChangesNothingAndGoesOnWhenItIsBack()
    {
        await using var storage = await StorageFixture.StartAsync();
        await FillAsync(storage);
        var ring = storage.Get<KeyRing>().Folder;
        Directory.Move(ring, ring + "-away");
        var before = OldShop.Count(storage.Get<Database>());
        await using (var without = storage.Another())
        {
            var error = await Assert.ThrowsAsync<StorageException>(() => without.Get<DatabaseStartup>().EnsureReadyAsync());
            Assert.Equal(StorageProblem.KeysLost, error.Problem);
            Assert.Contains(ring, error.Message, StringComparison.Ordinal);
            Assert.Contains("Keys:Folder", error.Message, StringComparison.Ordinal);
            Assert.False(Directory.Exists(ring), "A new ring was made, which hides that the old one is gone.");
        }

        Assert.Equal(before, OldShop.Count(storage.Get<Database>()));
        await using var back = storage.Another(keys: new KeyRingOptions { Folder = ring + "-away" });
        await back.Get<DatabaseStartup>().EnsureReadyAsync();
        await AssertReadableAsync(back);
    }

    [Fact]
    public async Task Forget_RingIsLostForGood_EmptiesWhatIsEncryptedAndKeepsTheRest()
    {
        await using var storage = await StorageFixture.StartAsync();
        await FillAsync(storage);
        Directory.Delete(storage.Get<KeyRing>().Folder, recursive: true);
        await using var without = storage.Another();
        var protection = without.Get<FieldProtection>();
        Assert.Equal(17, await protection.CountLostAsync());

        Assert.Equal(8, await protection.ForgetAsync());

        await without.Get<DatabaseStartup>().EnsureReadyAsync();
        var customers = Lines.Customers(without);
        Assert.Equal(["c-qx", "c-2"], customers.Select(static c => c.ExternalId));
        Assert.All(customers, static c => Assert.Equal((null, null, null), (c.Name, c.Gender, c.IncomeRange)));
        Assert.Equal("Bergen", customers[0].Location);
        Assert.Equal(300, Lines.Read(without, 1).Sum(static l => l.AmountUnits));
        Assert.Empty(await without.Get<CustomerNoteStore>().ListAsync("c-qx"));
        Assert.Equal(0, await protection.CountLostAsync());
        await FillAsync(without);
        Assert.Equal(0, (await protection.InspectAsync()).Plain);
    }

    [Fact]
    public async Task Open_ValueOfAnotherColumnOrChanged_DoesNotOpenAndIsCounted()
    {
        await using var storage = await StorageFixture.StartAsync();
        await FillAsync(storage);
        var database = storage.Get<Database>();
        database.Write(static session => session.Execute("UPDATE customers SET income_range = gender, name = 'by hand' WHERE external_id = 'c-qx'"));

        var report = await storage.Get<FieldProtection>().InspectAsync();

        Assert.Equal(1, report.Plain);
        Assert.Equal(["customers.income_range"], report.Unreadable.Keys);
        var error = Assert.Throws<StorageException>(() => Lines.Customers(storage));
        Assert.Equal(StorageProblem.KeysLost, error.Problem);
        Assert.Contains("customers.income_range", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("nonbinary", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ring_WithCertificate_IsEncryptedAndOpensWithItOnly()
    {
        var folder = Directory.CreateTempSubdirectory("analytics-ring-").FullName;
        try
        {
            var keys = new KeyRingOptions { Folder = folder, CertificateFile = Certificate(folder, "mine"), CertificatePassword = "test" };
            await using var storage = await StorageFixture.StartAsync();
            await using (var guarded = storage.Another(o => o.Path += ".second.db", keys))
            {
                await guarded.Get<DatabaseStartup>().EnsureReadyAsync();
                await FillAsync(guarded);
                Assert.False(guarded.Get<KeyRing>().IsNewestPlain());
                Assert.False(guarded.Get<KeyRing>().IsBesideDatabase);
            }

            await using (var again = storage.Another(o => o.Path += ".second.db", keys))
            {
                await again.Get<DatabaseStartup>().EnsureReadyAsync();
                await AssertReadableAsync(again);
            }

            // Without the certificate nothing is run, and no plain key is laid beside those that it closes.
            var before = Directory.GetFiles(folder, "key-*.xml");
            var none = Assert.Throws<StorageException>(() => storage.Another(o => o.Path += ".second.db", new KeyRingOptions { Folder = folder }));
            Assert.Equal(StorageProblem.Misconfigured, none.Problem);
            Assert.Contains("Keys__CertificateFile", none.Message, StringComparison.Ordinal);
            Assert.Equal(before, Directory.GetFiles(folder, "key-*.xml"));

            await using var other = storage.Another(
                o => o.Path += ".second.db", new KeyRingOptions { Folder = folder, CertificateFile = Certificate(folder, "another"), CertificatePassword = "test" });
            var error = await Assert.ThrowsAsync<StorageException>(() => other.Get<DatabaseStartup>().EnsureReadyAsync());
            Assert.Equal(StorageProblem.KeysLost, error.Problem);
            Assert.True(storage.Get<KeyRing>().IsNewestPlain());
            Assert.True(storage.Get<KeyRing>().IsBesideDatabase);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Backup_PutBackBesideItsRing_ReadsBackAndHoldsNothingPlain()
    {
        await using var storage = await StorageFixture.StartAsync();
        await FillAsync(storage);
        var folder = Path.GetDirectoryName(storage.Options.ResolveFile())!;
        var backup = Path.Combine(folder, "backups", "one.db");
        await storage.Get<DatabaseBackup>().WriteAsync(backup);
        RawFile.AssertNowhere(backup, All);
        await storage.Get<FieldProtection>().RotateAsync();
        await storage.Get<CustomerNoteStore>().AddAsync("ann", "c-2", "written after the backup");

        await storage.Get<DatabaseBackup>().RestoreAsync(backup, Path.Combine(folder, "backups", "before.db"));

        await AssertReadableAsync(storage);
        Assert.Empty(await storage.Get<CustomerNoteStore>().ListAsync("c-2"));
        // Its key is that of the backup again, also for what is written now.
        await storage.Get<CustomerNoteStore>().AddAsync("ann", "c-2", "written after the restore");
        await using var fresh = storage.Another();
        Assert.Equal("written after the restore", Assert.Single(await fresh.Get<CustomerNoteStore>().ListAsync("c-2")).Text);
    }

    [Fact]
    public async Task Restore_BackupOfAnotherRing_IsRefusedBeforeAnythingIsReplaced()
    {
        await using var foreign = await StorageFixture.StartAsync();
        await FillAsync(foreign);
        var backup = Path.Combine(Path.GetDirectoryName(foreign.Options.ResolveFile())!, "foreign.db");
        await foreign.Get<DatabaseBackup>().WriteAsync(backup);
        await using var storage = await StorageFixture.StartAsync();
        await Lines.ImportAsync(storage, Lines.Of("own", "own-1", "p1", 5));

        var error = await Assert.ThrowsAsync<StorageException>(() => storage.Get<DatabaseBackup>().RestoreAsync(backup, backup + ".safety"));

        Assert.Equal(StorageProblem.KeysLost, error.Problem);
        Assert.Equal(["own-1"], Lines.Customers(storage).Select(static c => c.ExternalId));
        Assert.False(File.Exists(backup + ".safety"));

        await storage.Get<DatabaseBackup>().RestoreAsync(backup, backup + ".safety", withoutKeys: true);
        Assert.Equal([("c-qx", null), ("c-2", null)], Lines.Customers(storage).Select(static c => (c.ExternalId, c.Name)));
        Assert.Equal(300, Lines.Read(storage, 1).Sum(static l => l.AmountUnits));
        Assert.Empty((await storage.Get<FieldProtection>().InspectAsync()).Unreadable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("~s1:")]
    [InlineData("~s1:AAAA")]
    [InlineData("É 𝄞 \u202Egnp.exe")]
    public async Task Seal_AnyText_ComesBack(string text)
    {
        await using var storage = await StorageFixture.StartAsync();
        var cipher = storage.Get<Database>().Cipher;
        var stored = cipher.Seal(SealedColumns.NoteText, text)!;

        Assert.NotEqual(stored, cipher.Seal(SealedColumns.NoteText, text));
        Assert.Equal(text, cipher.Open(SealedColumns.NoteText, stored));
        Assert.False(cipher.TryOpen(SealedColumns.ReviewText, stored, out _));
        Assert.False(cipher.TryOpen(SealedColumns.NoteText, stored[..^4] + "AAA=", out _));
    }

    private static string Certificate(string folder, string name)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var file = Path.Combine(folder, name + ".pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, "test"));
        return file;
    }

    // Two customers, one of them changed by a second import; a note, a review, an event, a visitor and a row that waits: 17 values in 8 rows, as the journal remembers all that was there.
    private static async Task FillAsync(StorageFixture storage)
    {
        await Lines.ImportAsync(
            storage, "shop.csv", [Lines.Of("o1", "c-qx", "p1", 100), Lines.Of("o2", "c-2", "p1", 200)],
            [new("c-qx", "Before", 1971, Gender: "nonbinary-qx", Location: "Bergen", IncomeRange: "income-qx"), new("c-2", Gender: "nonbinary-qx")], []);
        await Lines.ImportAsync(storage, "later.csv", [], [new("c-qx", Name)], []);
        var batch = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Events, "events.csv", "ann"));
        await using (var writer = storage.Batches.OpenWriter(batch.Id))
        {
            await writer.WriteAsync(EventRow.Of(new TrackedEvent
            {
                CustomerId = "c-qx", VisitorId = "v-1", Name = "look", At = new DateTimeOffset(2021, 1, 1, 8, 0, 0, TimeSpan.Zero), Properties = new Dictionary<string, string> { ["mail"] = Mail },
            }));
            await writer.WriteAsync(VisitorRow.Of(new Visitor { Id = "v-1", Gender = "visitor-gender-qx", Attributes = new Dictionary<string, string> { ["said"] = Words } }));
            await writer.WriteAsync(new ReviewRow(2, "c-qx", "p1", null, null, "Title " + Words, Words, 400));
            await writer.CompleteAsync();
        }

        await storage.Batches.AddQuarantinedAsync(batch.Id, [new QuarantinedRow { BatchId = batch.Id, SourceLine = 9, CellsJson = "[\"waiting-qx\"]", Field = "amount", Reason = "no number" }]);
        await storage.Batches.CommitAsync(batch.Id, new BatchSummary(3, 3, 1));
        await storage.Get<CustomerNoteStore>().AddAsync("ann", "c-qx", Note);
    }

    private static async Task AssertReadableAsync(StorageFixture storage)
    {
        var customer = Lines.Customers(storage)[0];
        Assert.Equal((Name, 1971, "nonbinary-qx", "income-qx"), (customer.Name, customer.BirthYear, customer.Gender, customer.IncomeRange));
        Assert.Equal(Note, Assert.Single(await storage.Get<CustomerNoteStore>().ListAsync("c-qx")).Text);
        var reviews = storage.Get<ReviewReader>();
        Assert.Equal(("Title " + Words, Words, Name), reviews.ReadByIds([.. reviews.Search("WEDNESDAY")]).Select(static r => (r.Title, r.Text, r.CustomerName)).Single());
        Assert.Contains(Mail, Assert.Single(storage.Get<EventReader>().ReadPage(0, 10)).PropertiesJson, StringComparison.Ordinal);
        Assert.Equal("[\"waiting-qx\"]", Assert.Single(await storage.Batches.QuarantinedAsync(3, 0, 10)).CellsJson);
        Assert.Equal("c-qx", Assert.Single(await storage.Get<PersonStore>().FindAsync("quartermaine")).Id);
        Assert.Equal("c-qx", Assert.Single(await storage.Get<PersonStore>().FindAsync(Mail.ToUpperInvariant())).Id);
    }
}
