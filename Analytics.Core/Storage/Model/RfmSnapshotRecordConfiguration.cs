using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class RfmSnapshotRecordConfiguration : IEntityTypeConfiguration<RfmSnapshotRecord>
{
    public void Configure(EntityTypeBuilder<RfmSnapshotRecord> builder)
    {
        builder.ToTable("rfm_snapshots");
        builder.HasIndex(static s => s.Day).IsUnique();
    }
}
