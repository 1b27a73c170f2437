using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class StreamLineRecordConfiguration : IEntityTypeConfiguration<StreamLineRecord>
{
    public void Configure(EntityTypeBuilder<StreamLineRecord> builder)
    {
        builder.ToTable("stream_lines");
        builder.Property(static l => l.Id).ValueGeneratedNever();
        builder.HasIndex(static l => l.LineKey).IsUnique();
        // Few lines are ever corrected: the index holds those alone.
        builder.HasIndex(static l => l.CorrectedVersion).HasFilter("corrected_version IS NOT NULL");
    }
}
