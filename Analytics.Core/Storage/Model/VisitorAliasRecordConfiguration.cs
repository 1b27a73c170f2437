using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class VisitorAliasRecordConfiguration : IEntityTypeConfiguration<VisitorAliasRecord>
{
    public void Configure(EntityTypeBuilder<VisitorAliasRecord> builder)
    {
        builder.ToTable("visitor_aliases");
        builder.HasKey(static a => new { a.BatchId, a.VisitorId, a.CustomerId });
        builder.HasIndex(static a => new { a.BatchId, a.EventId });
    }
}
