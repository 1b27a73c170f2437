using Analytics.Core.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class LabelConfiguration : IEntityTypeConfiguration<Label>
{
    public void Configure(EntityTypeBuilder<Label> builder)
    {
        builder.ToTable("labels");
        builder.Property(static l => l.Id).ValueGeneratedNever();
        builder.Property<int>("BatchId"); // the batch that first brought it
        builder.HasIndex(static l => new { l.Kind, l.Name }).IsUnique();
    }
}
