using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class TrackedEventRecordConfiguration : IEntityTypeConfiguration<TrackedEventRecord>
{
    public void Configure(EntityTypeBuilder<TrackedEventRecord> builder)
    {
        // Lean on purpose, as purchase lines: found by the range of keys that the batch's record holds. The one index makes ids unique.
        builder.ToTable("tracked_events");
        builder.Property(static e => e.Id).ValueGeneratedNever();
        builder.HasIndex(static e => e.EventKey).IsUnique();
    }
}
