using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class KeyCounterRecordConfiguration : IEntityTypeConfiguration<KeyCounterRecord>
{
    public void Configure(EntityTypeBuilder<KeyCounterRecord> builder)
    {
        builder.ToTable("key_counters");
        builder.HasKey(static k => k.Kind);
    }
}
