using System.Text.Json.Serialization;

namespace Analytics.Core.Import;

/// <summary>What a column of a file can mean. <see cref="ImportFields"/> has each one's name, label and use.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportField>))]
public enum ImportField
{
    /// <summary>The shop's order or invoice number.</summary>
    OrderId,

    /// <summary>The shop's id of the customer.</summary>
    CustomerId,

    /// <summary>The customer's name.</summary>
    CustomerName,

    /// <summary>The day, or the day and time, of the sale.</summary>
    Date,

    /// <summary>The time of day, where it has a column of its own.</summary>
    Time,

    /// <summary>The shop's product code.</summary>
    ProductCode,

    /// <summary>The product's name.</summary>
    ProductName,

    /// <summary>The product category.</summary>
    Category,

    /// <summary>Pieces; negative for returns.</summary>
    Quantity,

    /// <summary>Price of one piece.</summary>
    UnitPrice,

    /// <summary>What the line came to.</summary>
    Amount,

    /// <summary>The currency's code or sign, to notice a mixture.</summary>
    Currency,

    /// <summary>The sales channel.</summary>
    Channel,

    /// <summary>City, region or country.</summary>
    Location,

    /// <summary>The customer's year of birth, or date of birth.</summary>
    BirthYear,

    /// <summary>The customer's age in years.</summary>
    Age,

    /// <summary>The customer's gender.</summary>
    Gender,

    /// <summary>The customer's income range.</summary>
    IncomeRange,

    /// <summary>The customer's day of registration.</summary>
    RegisteredOn,

    /// <summary>The category that the customer prefers.</summary>
    PreferredCategory,

    /// <summary>What a review says.</summary>
    ReviewText,

    /// <summary>A review's heading.</summary>
    ReviewTitle,

    /// <summary>The stars or satisfaction score, 1 to 5.</summary>
    Rating,

    /// <summary>What a cost is for.</summary>
    CostCategory,

    /// <summary>The last day on which a cost counts.</summary>
    CostUntil,

    /// <summary>A cost as percent of net revenue.</summary>
    CostShare,

    /// <summary>What one piece costs.</summary>
    UnitCost,

    /// <summary>Whether a cost is fixed or variable.</summary>
    CostFixed,

    /// <summary>Whether an amount is for a day or a month.</summary>
    CostSpan,

    /// <summary>A remark on a cost.</summary>
    CostNote,

    /// <summary>The campaign's id.</summary>
    CampaignId,

    /// <summary>The campaign's name.</summary>
    CampaignName,

    /// <summary>What kind of campaign it is.</summary>
    CampaignType,

    /// <summary>Whom a campaign is for.</summary>
    Target,

    /// <summary>What a campaign may cost.</summary>
    Budget,

    /// <summary>A campaign's first day.</summary>
    StartsOn,

    /// <summary>A campaign's last day.</summary>
    EndsOn,

    /// <summary>A campaign's status.</summary>
    Status,

    /// <summary>The ad.</summary>
    Ad,

    /// <summary>The audience's ages.</summary>
    AudienceAge,

    /// <summary>The audience's interest or name.</summary>
    Interest,

    /// <summary>How often an ad was shown.</summary>
    Impressions,

    /// <summary>How often it was clicked.</summary>
    Clicks,

    /// <summary>What that cost.</summary>
    Spend,

    /// <summary>The revenue that the source attributes to it.</summary>
    AttributedRevenue,

    /// <summary>Conversions of the first type.</summary>
    Conversions,

    /// <summary>Conversions of a second type.</summary>
    Conversions2,

    /// <summary>Conversions of a third type.</summary>
    Conversions3,

    /// <summary>Conversions of a fourth type.</summary>
    Conversions4,

    /// <summary>The channels of a journey, first to last.</summary>
    Path,

    /// <summary>What a path's conversions came to.</summary>
    ConversionValue,

    /// <summary>Journeys along a path that did not convert.</summary>
    Nulls,

    /// <summary>The event's own id, by which it counts once.</summary>
    EventId,

    /// <summary>Who did it: a visitor's or a customer's id.</summary>
    Actor,

    /// <summary>What happened.</summary>
    EventName,

    /// <summary>The visit that an event belongs to.</summary>
    Session,

    /// <summary>The page on which it happened.</summary>
    Page,

    /// <summary>Where the visitor came from.</summary>
    Referrer,

    /// <summary>The kind of device.</summary>
    Device,

    /// <summary>The visitor's id.</summary>
    VisitorId,

    /// <summary>Whether whoever did it asks not to be tracked.</summary>
    DoNotTrack,

    /// <summary>Whether the customer agrees to both, being written to and events being recorded.</summary>
    Consent,

    /// <summary>Whether the customer may be written to.</summary>
    MarketingConsent,

    /// <summary>Whether the customer's events may be recorded.</summary>
    TrackingConsent,

    /// <summary>When the customer said so.</summary>
    ConsentDate,
}
