using Analytics.Core.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class CustomerChangeConfiguration : IEntityTypeConfiguration<CustomerChange>
{
    public void Configure(EntityTypeBuilder<CustomerChange> builder)
    {
        builder.ToTable("customer_changes");
        builder.HasKey(static c => new { c.BatchId, c.CustomerId });
        builder.HasIndex(static c => c.CustomerId);
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(static c => c.BatchId).OnDelete(DeleteBehavior.Cascade);
    }
}
