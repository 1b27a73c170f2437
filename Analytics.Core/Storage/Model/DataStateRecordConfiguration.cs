using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class DataStateRecordConfiguration : IEntityTypeConfiguration<DataStateRecord>
{
    public void Configure(EntityTypeBuilder<DataStateRecord> builder)
    {
        builder.ToTable("data_state");
        builder.Property(static s => s.Id).ValueGeneratedNever();
    }
}
