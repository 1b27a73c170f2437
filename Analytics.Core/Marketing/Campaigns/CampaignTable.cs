using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Core.Marketing.Campaigns;

/// <summary>Campaigns, what they did, and touch paths, at one moment. Immutable.</summary>
public sealed class CampaignTable
{
    /// <summary>What stands for a missing attribute.</summary>
    public const string None = "(not stated)";

    private readonly Dictionary<string, Campaign> _campaigns;

    /// <summary>Takes what is stored.</summary>
    public CampaignTable(CampaignData data)
    {
        Days = data.Days;
        Paths = data.Paths;
        _campaigns = data.Campaigns.ToDictionary(static c => c.Id, StringComparer.Ordinal);
        foreach (var id in data.Days.Select(static d => d.Campaign).Distinct(StringComparer.Ordinal))
        {
            _campaigns.TryAdd(id, new Campaign(id, id));
        }

        Campaigns = [.. _campaigns.Values.OrderBy(static c => c.Name, StringComparer.OrdinalIgnoreCase)];
        Conversions = [.. data.Days.SelectMany(static d => d.Conversions).Select(static c => c.Name).Distinct(StringComparer.Ordinal)];
        First = data.Days.Count == 0 ? null : data.Days.Min(static d => d.Day);
        Last = data.Days.Count == 0 ? null : data.Days.Max(static d => d.Day);
    }

    /// <summary>Campaigns by name, those that only their days mention among them.</summary>
    public IReadOnlyList<Campaign> Campaigns { get; }

    /// <summary>What they did.</summary>
    public IReadOnlyList<CampaignDay> Days { get; }

    /// <summary>Touch paths.</summary>
    public IReadOnlyList<TouchPathRow> Paths { get; }

    /// <summary>The types of conversions, in the order of the data.</summary>
    public IReadOnlyList<string> Conversions { get; }

    /// <summary>The first day with data.</summary>
    public DateOnly? First { get; }

    /// <summary>The last day with data.</summary>
    public DateOnly? Last { get; }

    /// <summary>One campaign; null when there is none.</summary>
    public Campaign? Find(string id) => _campaigns.GetValueOrDefault(id);

    /// <summary>The type that is meant: the one named, else the last that the data has.</summary>
    public string? ConversionOf(string? named) =>
        Conversions.FirstOrDefault(c => string.Equals(c, named, StringComparison.OrdinalIgnoreCase)) ?? (Conversions.Count > 0 ? Conversions[^1] : null);

    /// <summary>What a row counts under.</summary>
    public string KeyOf(CampaignDay day, CampaignDimension by) => by switch
    {
        CampaignDimension.Channel => _campaigns[day.Campaign].Channel ?? None,
        CampaignDimension.Type => _campaigns[day.Campaign].Type ?? None,
        CampaignDimension.Age => day.Age ?? None,
        CampaignDimension.Gender => day.Gender ?? None,
        CampaignDimension.Interest => day.Interest ?? None,
        CampaignDimension.AgeAndGender => (day.Age ?? None) + ", " + (day.Gender ?? None),
        CampaignDimension.Ad => day.Ad ?? None,
        _ => day.Campaign,
    };

    /// <summary>A row's sums.</summary>
    public static CampaignSums SumsOf(CampaignDay day, string? conversion)
    {
        decimal? count = null;
        foreach (var c in day.Conversions)
        {
            if (string.Equals(c.Name, conversion, StringComparison.Ordinal))
            {
                count = (count ?? 0) + c.Count;
            }
        }

        return new CampaignSums(day.Impressions, day.Clicks, day.Cost?.Units, day.Revenue?.Units, count, 1, day.Clicks is 0 ? 1 : 0);
    }

    /// <summary>What each channel cost in a period: by the campaigns' channel, else their name.</summary>
    public IReadOnlyDictionary<string, decimal> CostByChannel(DateOnly? from = null, DateOnly? to = null) => Days
        .Where(d => d.Cost is not null && !(d.Day < from) && !(d.Day > to))
        .GroupBy(d => _campaigns[d.Campaign].Channel ?? _campaigns[d.Campaign].Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(static g => g.Key, static g => g.Sum(static d => d.Cost!.Value.Amount), StringComparer.OrdinalIgnoreCase);
}
