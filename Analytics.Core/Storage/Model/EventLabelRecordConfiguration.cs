using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class EventLabelRecordConfiguration : IEntityTypeConfiguration<EventLabelRecord>
{
    public void Configure(EntityTypeBuilder<EventLabelRecord> builder)
    {
        builder.ToTable("event_labels");
        builder.Property(static l => l.Id).ValueGeneratedNever();
        builder.HasIndex(static l => new { l.Kind, l.Name }).IsUnique();
    }
}
