using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class ForecastRecordConfiguration : IEntityTypeConfiguration<ForecastRecord>
{
    public void Configure(EntityTypeBuilder<ForecastRecord> builder)
    {
        builder.ToTable("forecasts");
        builder.Property(static f => f.QuestionKey).HasMaxLength(64);
        builder.HasIndex(static f => f.QuestionKey).IsUnique();
    }
}
