using Analytics.Core.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class ProductChangeConfiguration : IEntityTypeConfiguration<ProductChange>
{
    public void Configure(EntityTypeBuilder<ProductChange> builder)
    {
        builder.ToTable("product_changes");
        builder.HasKey(static c => new { c.BatchId, c.ProductId });
        builder.HasIndex(static c => c.ProductId);
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(static c => c.BatchId).OnDelete(DeleteBehavior.Cascade);
    }
}
