using Analytics.Core.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class QuarantinedRowConfiguration : IEntityTypeConfiguration<QuarantinedRow>
{
    public void Configure(EntityTypeBuilder<QuarantinedRow> builder)
    {
        builder.ToTable("quarantined_rows");
        builder.HasIndex(static r => new { r.BatchId, r.Id });
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(static r => r.BatchId).OnDelete(DeleteBehavior.Cascade);
    }
}
