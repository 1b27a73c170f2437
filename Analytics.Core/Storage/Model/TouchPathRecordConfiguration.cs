using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class TouchPathRecordConfiguration : IEntityTypeConfiguration<TouchPathRecord>
{
    public void Configure(EntityTypeBuilder<TouchPathRecord> builder)
    {
        builder.ToTable("touch_paths");
        builder.HasIndex(static r => r.BatchId);
    }
}
