using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class VisitorFactRecordConfiguration : IEntityTypeConfiguration<VisitorFactRecord>
{
    public void Configure(EntityTypeBuilder<VisitorFactRecord> builder)
    {
        builder.ToTable("visitor_facts");
        builder.HasKey(static f => new { f.BatchId, f.ActorId });
    }
}
