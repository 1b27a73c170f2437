using Analytics.Core.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Analytics.Core.Storage.Model;

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("customers");
        builder.Property(static c => c.Id).ValueGeneratedNever();
        builder.HasIndex(static c => c.ExternalId).IsUnique();
        // What is encrypted is not read through EF Core, which would not know the keys: the columns are there, the properties are not mapped.
        builder.Ignore(static c => c.Name).Ignore(static c => c.BirthYear).Ignore(static c => c.AgeYears).Ignore(static c => c.AgeAsOf);
        builder.Ignore(static c => c.Gender).Ignore(static c => c.IncomeRange);
        foreach (var name in (string[])[nameof(Customer.Name), nameof(Customer.BirthYear), nameof(Customer.AgeYears), nameof(Customer.AgeAsOf), nameof(Customer.Gender), nameof(Customer.IncomeRange)])
        {
            builder.Property<string?>(SnakeCase.Sealed + name);
        }
    }
}
