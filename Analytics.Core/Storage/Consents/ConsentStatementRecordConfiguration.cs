using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Consents;

internal sealed class ConsentStatementRecordConfiguration : IEntityTypeConfiguration<ConsentStatementRecord>
{
    public void Configure(EntityTypeBuilder<ConsentStatementRecord> builder)
    {
        builder.ToTable("consent_statements");
        builder.HasKey(static s => new { s.BatchId, s.PersonId, s.Purpose, s.IsGiven, s.IsDated });
        builder.HasIndex(static s => s.PersonId);
    }
}
