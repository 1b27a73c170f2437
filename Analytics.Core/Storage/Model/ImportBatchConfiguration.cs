using Analytics.Core.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class ImportBatchConfiguration : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.ToTable("import_batches");
        builder.HasIndex(static b => b.SourceSha256);
        builder.Property<string?>(BatchColumns.OwnerToken);
        builder.Property<bool>(BatchColumns.NeedsCleanup);
        builder.Property<long?>(BatchColumns.FirstLineId);
        builder.Property<long?>(BatchColumns.LastLineId);
        builder.Property<long?>(BatchColumns.FirstEventId);
        builder.Property<long?>(BatchColumns.LastEventId);
    }
}
