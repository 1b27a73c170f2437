using Analytics.Core.Domain;
using Analytics.Core.Storage.Consents;
using Analytics.Core.Storage.Model;
using Analytics.Core.Storage.Protection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>
/// The truth: all that is stored. Consumers take it from <see cref="IDbContextFactory{TContext}"/>.
/// Purchase lines, customers and products are written by <see cref="IBatchWriter"/> only, because their keys come from
/// <c>key_counters</c>, not from the database. Instants are stored as milliseconds since 1970 UTC.
/// </summary>
public abstract class AnalyticsDbContext : IdentityDbContext<AppUser>
{
    /// <summary>Made by the provider's own context.</summary>
    private protected AnalyticsDbContext(DbContextOptions options)
        : base(options)
    {
    }

    /// <summary>Customers, those of pending batches included, without what is encrypted of them: read them through <see cref="LineReader"/>.</summary>
    public DbSet<Customer> Customers => Set<Customer>();

    /// <summary>Products, those of pending batches included.</summary>
    public DbSet<Product> Products => Set<Product>();

    /// <summary>Order ids.</summary>
    public DbSet<Order> Orders => Set<Order>();

    /// <summary>Categories, channels and locations.</summary>
    public DbSet<Label> Labels => Set<Label>();

    /// <summary>Purchase lines of all batches; a line counts when its batch is committed.</summary>
    public DbSet<PurchaseLine> PurchaseLines => Set<PurchaseLine>();

    /// <summary>Batches; change them through <see cref="BatchStore"/> only.</summary>
    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();

    /// <summary>Rows put aside with a reason.</summary>
    public DbSet<QuarantinedRow> QuarantinedRows => Set<QuarantinedRow>();

    /// <summary>Mappings of file columns, kept for the next file with the same header.</summary>
    public DbSet<SavedMapping> SavedMappings => Set<SavedMapping>();

    /// <summary>Views saved by name.</summary>
    public DbSet<SavedView> SavedViews => Set<SavedView>();

    /// <summary>Segments saved by name, deleted ones for some time among them.</summary>
    public DbSet<SavedSegment> SavedSegments => Set<SavedSegment>();

    /// <summary>Funnels saved by name; through <see cref="SavedFunnelStore"/> only.</summary>
    internal DbSet<SavedFunnel> SavedFunnels => Set<SavedFunnel>();

    /// <summary>Notes on customers; written through <see cref="CustomerNoteStore"/> only.</summary>
    internal DbSet<CustomerNote> CustomerNotes => Set<CustomerNote>();

    /// <summary>What customers and visitors have said about being tracked and written to; through <see cref="ConsentStore"/> only.</summary>
    internal DbSet<ConsentRecord> Consents => Set<ConsentRecord>();

    /// <summary>What imports say of consent; through <see cref="ConsentStore"/> only.</summary>
    internal DbSet<ConsentStatementRecord> ConsentStatements => Set<ConsentStatementRecord>();

    /// <summary>Reviews of all batches; a review counts when its batch is committed. Read them through <see cref="ReviewReader"/>.</summary>
    internal DbSet<Review> Reviews => Set<Review>();

    /// <summary>Costs, deleted ones and those of undone batches among them; through <see cref="CostStore"/> only.</summary>
    internal DbSet<CostEntry> CostEntries => Set<CostEntry>();

    /// <summary>What key measures were; written through <see cref="KeyMeasureStore"/> only.</summary>
    internal DbSet<KeyMeasureValueRecord> KeyMeasureValues => Set<KeyMeasureValueRecord>();

    /// <summary>Alerts; written through <see cref="AlertStore"/> only.</summary>
    internal DbSet<AlertRecord> Alerts => Set<AlertRecord>();

    /// <summary>What happened to alerts.</summary>
    internal DbSet<AlertLogRecord> AlertLog => Set<AlertLogRecord>();

    /// <summary>Messages to channels; written through <see cref="DeliveryStore"/> only.</summary>
    internal DbSet<DeliveryRecord> Deliveries => Set<DeliveryRecord>();

    /// <summary>Keys for programs.</summary>
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    /// <summary>Sessions of accounts; through <see cref="UserSessionStore"/> only.</summary>
    internal DbSet<UserSession> UserSessions => Set<UserSession>();

    /// <summary>What was done, by whom; written through <see cref="AuditLog"/> only.</summary>
    internal DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>One row: how long the audit's chain is and what it ends with.</summary>
    internal DbSet<AuditHeadRecord> AuditHeads => Set<AuditHeadRecord>();

    /// <summary>Settings by key, as JSON.</summary>
    internal DbSet<SettingRecord> Settings => Set<SettingRecord>();

    /// <summary>Computations of customers' scores; through <see cref="PredictionStore"/> only.</summary>
    internal DbSet<PredictionRecord> Predictions => Set<PredictionRecord>();

    /// <summary>Snapshots of customers' scores by day; through <see cref="RfmSnapshotStore"/> only.</summary>
    internal DbSet<RfmSnapshotRecord> RfmSnapshots => Set<RfmSnapshotRecord>();

    /// <summary>Forecasts by question; through <see cref="ForecastStore"/> only.</summary>
    internal DbSet<ForecastRecord> Forecasts => Set<ForecastRecord>();

    /// <summary>Insights; through <see cref="InsightStore"/> only.</summary>
    internal DbSet<InsightRecord> Insights => Set<InsightRecord>();

    /// <summary>Events of all batches; through <see cref="EventReader"/> and batch writers only.</summary>
    internal DbSet<TrackedEventRecord> TrackedEvents => Set<TrackedEventRecord>();

    /// <summary>Keys of streamed lines; through <see cref="PurchaseStreamStore"/> only.</summary>
    internal DbSet<StreamLineRecord> StreamLines => Set<StreamLineRecord>();

    /// <summary>Who acts, by id.</summary>
    internal DbSet<EventActorRecord> EventActors => Set<EventActorRecord>();

    /// <summary>Visits by id.</summary>
    internal DbSet<EventSessionRecord> EventSessions => Set<EventSessionRecord>();

    /// <summary>Names, pages, referrers, devices, channels and genders of events and visitors.</summary>
    internal DbSet<EventLabelRecord> EventLabels => Set<EventLabelRecord>();

    /// <summary>What batches say about visitors.</summary>
    internal DbSet<VisitorFactRecord> VisitorFacts => Set<VisitorFactRecord>();

    /// <summary>Which visitor acted as which customer.</summary>
    internal DbSet<VisitorAliasRecord> VisitorAliases => Set<VisitorAliasRecord>();

    /// <summary>What is said of campaigns; through <see cref="CampaignStore"/> and batches only.</summary>
    internal DbSet<CampaignEntryRecord> CampaignEntries => Set<CampaignEntryRecord>();

    /// <summary>What campaigns did, day by day.</summary>
    internal DbSet<CampaignDayRecord> CampaignDays => Set<CampaignDayRecord>();

    /// <summary>Touch paths.</summary>
    internal DbSet<TouchPathRecord> TouchPaths => Set<TouchPathRecord>();

    /// <summary>Experiments and changes of budgets; through <see cref="CampaignStore"/> only.</summary>
    internal DbSet<MarketingDocumentRecord> MarketingDocuments => Set<MarketingDocumentRecord>();

    /// <summary>One row: the database's identity and versions.</summary>
    internal DbSet<DataStateRecord> DataStates => Set<DataStateRecord>();

    /// <summary>Keys that encrypt sensitive columns; through <see cref="FieldProtection"/> only.</summary>
    internal DbSet<FieldKeyRecord> FieldKeys => Set<FieldKeyRecord>();

    /// <summary>Next free keys of the bulk tables.</summary>
    internal DbSet<KeyCounterRecord> KeyCounters => Set<KeyCounterRecord>();

    /// <inheritdoc />
    protected sealed override Version SchemaVersion => IdentitySchemaVersions.Version1;

    /// <inheritdoc />
    protected sealed override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // Both databases can order and compare numbers; SQLite cannot do so with offsets.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMsConverter>();
    }

    /// <inheritdoc />
    protected sealed override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AnalyticsDbContext).Assembly);
        IdentityTables.Configure(builder);
        SnakeCase.Apply(builder.Model);
    }
}
