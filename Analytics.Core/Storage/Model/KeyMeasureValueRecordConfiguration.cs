using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class KeyMeasureValueRecordConfiguration : IEntityTypeConfiguration<KeyMeasureValueRecord>
{
    public void Configure(EntityTypeBuilder<KeyMeasureValueRecord> builder)
    {
        builder.ToTable("key_measure_values");
        builder.HasKey(static v => new { v.MeasureKey, v.Grain, v.Slot });
    }
}
