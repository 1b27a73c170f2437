using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class CampaignEntryRecordConfiguration : IEntityTypeConfiguration<CampaignEntryRecord>
{
    public void Configure(EntityTypeBuilder<CampaignEntryRecord> builder)
    {
        builder.ToTable("campaign_entries");
        builder.HasIndex(static r => r.BatchId);
    }
}
