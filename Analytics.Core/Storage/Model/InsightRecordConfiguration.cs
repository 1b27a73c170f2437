using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class InsightRecordConfiguration : IEntityTypeConfiguration<InsightRecord>
{
    public void Configure(EntityTypeBuilder<InsightRecord> builder)
    {
        builder.ToTable("insights");
        builder.HasIndex(static i => i.Key).IsUnique();
        builder.HasIndex(static i => i.LastSeenAt);
    }
}
