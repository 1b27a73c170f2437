using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class AlertLogRecordConfiguration : IEntityTypeConfiguration<AlertLogRecord>
{
    public void Configure(EntityTypeBuilder<AlertLogRecord> builder)
    {
        builder.ToTable("alert_log");
        builder.HasIndex(static e => e.AlertId);
        builder.HasIndex(static e => e.At);
    }
}
