using Analytics.Core.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class SavedSegmentConfiguration : IEntityTypeConfiguration<SavedSegment>
{
    public void Configure(EntityTypeBuilder<SavedSegment> builder)
    {
        builder.ToTable("saved_segments");
        builder.HasIndex(static s => s.NameKey).IsUnique();
        builder.Property(static s => s.Version).IsConcurrencyToken();
    }
}
