using System.Globalization;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Campaigns;

/// <summary>Reads questions about campaigns from words, the same for the page, the API and the command line.</summary>
public static class CampaignQuestions
{
    /// <summary>What can be broken down by, with its name in addresses and its name for people.</summary>
    public static IReadOnlyList<(CampaignDimension Dimension, string Key, string Label)> Dimensions { get; } =
    [
        (CampaignDimension.Campaign, "campaign", "Campaign"),
        (CampaignDimension.Channel, "channel", "Channel"),
        (CampaignDimension.Type, "type", "Type"),
        (CampaignDimension.Age, "age", "Age"),
        (CampaignDimension.Gender, "gender", "Gender"),
        (CampaignDimension.AgeAndGender, "ageAndGender", "Age and gender"),
        (CampaignDimension.Interest, "interest", "Interest"),
        (CampaignDimension.Ad, "ad", "Ad"),
    ];

    /// <summary>The dimension of a key; null for another word.</summary>
    public static CampaignDimension? Find(string? key)
    {
        foreach (var (dimension, name, _) in Dimensions)
        {
            if (string.Equals(name, key?.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return dimension;
            }
        }

        return null;
    }

    /// <summary>A dimension's name in addresses.</summary>
    public static string KeyOf(CampaignDimension dimension) => Dimensions.First(d => d.Dimension == dimension).Key;

    /// <summary>A dimension's name for people.</summary>
    public static string LabelOf(CampaignDimension dimension) => Dimensions.First(d => d.Dimension == dimension).Label;

    /// <summary>The question in these words; null stands for what is usual.</summary>
    /// <exception cref="QueryException">One of them cannot be; it names the field.</exception>
    public static CampaignQuery Read(CampaignTable table, string? from, string? to, string? conversion, string? campaign, string? by)
    {
        var dimension = by is null ? CampaignDimension.Campaign : Find(by)
            ?? throw new QueryException("by", $"'by' is one of {string.Join(", ", Dimensions.Select(static d => d.Key))}.");
        var (first, last) = (Day("from", from), Day("to", to));
        if (last < first)
        {
            throw new QueryException("to", "'to' lies before 'from'.");
        }

        if (conversion is not null && !table.Conversions.Contains(conversion, StringComparer.OrdinalIgnoreCase))
        {
            throw new QueryException("conversion", table.Conversions.Count == 0
                ? "There are no conversions yet."
                : $"'conversion' is one of {string.Join(", ", table.Conversions)}.");
        }

        if (campaign is not null && table.Find(campaign) is null)
        {
            throw new QueryException("campaign", "There is no campaign of this id.");
        }

        return new CampaignQuery { From = first, To = last, Conversion = table.ConversionOf(conversion), Campaign = campaign, By = dimension };
    }

    private static DateOnly? Day(string field, string? text) => text is null
        ? null
        : DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new QueryException(field, $"'{field}' is a day such as 2026-01-31.");
}
