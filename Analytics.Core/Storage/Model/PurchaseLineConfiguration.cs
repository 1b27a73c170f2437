using Analytics.Core.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class PurchaseLineConfiguration : IEntityTypeConfiguration<PurchaseLine>
{
    public void Configure(EntityTypeBuilder<PurchaseLine> builder)
    {
        // Lean on purpose: no index and no foreign key. A batch's lines are found by the range of keys that its
        // record holds, everything else asks the Facts, and the batch writer is the only one that writes here.
        builder.ToTable("purchase_lines");
        builder.Property(static l => l.Id).ValueGeneratedNever();
    }
}
