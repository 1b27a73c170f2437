using Analytics.Core.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class SavedFunnelConfiguration : IEntityTypeConfiguration<SavedFunnel>
{
    public void Configure(EntityTypeBuilder<SavedFunnel> builder)
    {
        builder.ToTable("saved_funnels");
        builder.HasIndex(static f => f.NameKey).IsUnique();
    }
}
