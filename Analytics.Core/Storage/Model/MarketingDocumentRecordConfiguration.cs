using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class MarketingDocumentRecordConfiguration : IEntityTypeConfiguration<MarketingDocumentRecord>
{
    public void Configure(EntityTypeBuilder<MarketingDocumentRecord> builder)
    {
        builder.ToTable("marketing_documents");
        builder.HasIndex(static r => r.Kind);
    }
}
