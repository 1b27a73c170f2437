namespace Analytics.Core.Facts;

/// <summary>Pages of customers as bytes.</summary>
internal static class CustomerCodec
{
    /// <summary>Writes a page of attributes; keys that are not in use take one byte.</summary>
    public static void Write(BinaryWriter writer, CustomerFacts[] page)
    {
        foreach (ref readonly var facts in page.AsSpan())
        {
            writer.Write(facts.ExternalId ?? "");
            if (facts.ExternalId is null)
            {
                continue;
            }

            writer.Write(facts.Name ?? "");
            writer.Write(facts.BirthYear);
            writer.Write(facts.AgeYears);
            writer.Write(facts.AgeAsOfDay);
            writer.Write(facts.Gender);
            writer.Write(facts.IncomeRange);
            writer.Write(facts.Location);
            writer.Write(facts.PreferredCategory);
            writer.Write(facts.RegisteredDay);
        }
    }

    /// <summary>Reads a page of attributes.</summary>
    public static CustomerFacts[] Read(ref SpanReader reader)
    {
        var page = new CustomerFacts[CustomerTable.PageSize];
        for (var i = 0; i < page.Length; i++)
        {
            if (reader.TextOrNull() is not { } id)
            {
                continue;
            }

            page[i] = new CustomerFacts
            {
                ExternalId = id,
                Name = reader.TextOrNull(),
                BirthYear = reader.Value<int>(),
                AgeYears = reader.Value<int>(),
                AgeAsOfDay = reader.Value<int>(),
                Gender = reader.Value<int>(),
                IncomeRange = reader.Value<int>(),
                Location = reader.Value<int>(),
                PreferredCategory = reader.Value<int>(),
                RegisteredDay = reader.Value<int>(),
            };
        }

        return page;
    }
}
