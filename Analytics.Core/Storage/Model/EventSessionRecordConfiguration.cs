using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class EventSessionRecordConfiguration : IEntityTypeConfiguration<EventSessionRecord>
{
    public void Configure(EntityTypeBuilder<EventSessionRecord> builder)
    {
        builder.ToTable("event_sessions");
        builder.Property(static s => s.Id).ValueGeneratedNever();
        builder.HasIndex(static s => s.ExternalId).IsUnique();
    }
}
