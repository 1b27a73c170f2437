using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class CampaignDayRecordConfiguration : IEntityTypeConfiguration<CampaignDayRecord>
{
    public void Configure(EntityTypeBuilder<CampaignDayRecord> builder)
    {
        builder.ToTable("campaign_days");
        builder.HasIndex(static r => r.BatchId);
    }
}
