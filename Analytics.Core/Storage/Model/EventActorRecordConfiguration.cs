using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class EventActorRecordConfiguration : IEntityTypeConfiguration<EventActorRecord>
{
    public void Configure(EntityTypeBuilder<EventActorRecord> builder)
    {
        builder.ToTable("event_actors");
        builder.Property(static a => a.Id).ValueGeneratedNever();
        builder.HasIndex(static a => a.ExternalId).IsUnique();
    }
}
