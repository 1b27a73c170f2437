using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Protection;

internal sealed class FieldKeyRecordConfiguration : IEntityTypeConfiguration<FieldKeyRecord>
{
    public void Configure(EntityTypeBuilder<FieldKeyRecord> builder)
    {
        builder.ToTable("field_keys");
        builder.Property(static k => k.Id).ValueGeneratedNever();
    }
}
