using Analytics.Core.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        // No foreign key: the batch writer is the only one that writes here, and an undo removes the batch's rows.
        builder.ToTable("reviews");
        builder.HasIndex(static r => r.BatchId);
    }
}
