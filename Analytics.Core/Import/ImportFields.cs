using Analytics.Core.Domain;

namespace Analytics.Core.Import;

/// <summary>The catalogue of fields: what each is called on the command line and on the page, and which kind of import has it.</summary>
public static class ImportFields
{
    /// <summary>All fields, in the order in which a page lists them.</summary>
    public static IReadOnlyList<ImportFieldDefinition> All { get; } =
    [
        new(ImportField.OrderId, "order", "Order id", "Lines with the same id are one order. Without it, one customer's lines at one instant are one order."),
        new(ImportField.Date, "date", "Date", "The day, or the day and time, of the sale. Times without a zone are the shop's time."),
        new(ImportField.Time, "time", "Time of day", "Only where the time has a column of its own."),
        new(ImportField.CustomerId, "customer", "Customer id", "Lines without it are kept as anonymous: they count in revenue, never in customers."),
        new(ImportField.CustomerName, "customer-name", "Customer name", "Shown instead of the id."),
        new(ImportField.ProductCode, "product", "Product code", "The shop's own code; without it the product's name is used."),
        new(ImportField.ProductName, "product-name", "Product name", "Shown instead of the code."),
        new(ImportField.Category, "category", "Category", "The product category."),
        new(ImportField.Quantity, "quantity", "Quantity", "Pieces; negative for returns. Without it every line is one piece."),
        new(ImportField.UnitPrice, "price", "Unit price", "Price of one piece; the amount is quantity × price where there is no amount."),
        new(ImportField.Amount, "amount", "Amount", "What the line came to."),
        new(ImportField.Currency, "currency", "Currency", "Only to notice a mixture: amounts are never converted."),
        new(ImportField.Channel, "channel", "Channel", "Where it was sold: web, shop, phone."),
        new(ImportField.Location, "location", "Location", "City, region or country."),
        new(ImportField.BirthYear, "birth-year", "Birth year", "The year or the date of birth."),
        new(ImportField.Age, "age", "Age", "In years, true on the day of the import."),
        new(ImportField.Gender, "gender", "Gender", "As the file writes it."),
        new(ImportField.IncomeRange, "income", "Income range", "As the file writes it."),
        new(ImportField.RegisteredOn, "registered", "Registered on", "The day of registration."),
        new(ImportField.PreferredCategory, "preferred-category", "Preferred category", "The category that the customer is said to prefer."),
        new(ImportField.Consent, "consent", "Consent", "Whether the customer agrees to both: being written to, and events being recorded. Yes or no; empty says nothing."),
        new(ImportField.MarketingConsent, "marketing-consent", "Consent to being written to", "Newsletter, opt-in. Yes or no; empty says nothing. A column of opt-outs means the opposite and must not be mapped."),
        new(ImportField.TrackingConsent, "tracking-consent", "Consent to being tracked", "Whether events may be recorded. Yes or no; empty says nothing."),
        new(ImportField.ConsentDate, "consent-date", "Date of consent", "When the customer said so: the newest word counts. Without it a yes never overrides a withdrawal of known date."),
        new(ImportField.ReviewText, "text", "Review text", "What the customer wrote, or said in answer to a question."),
        new(ImportField.ReviewTitle, "title", "Review title", "The review's heading."),
        new(ImportField.Rating, "rating", "Score", "The stars or the satisfaction score, 1 to 5."),
        new(ImportField.CostCategory, "cost", "Cost category", "Goods, marketing, shipping, payment fees, staff, infrastructure or other."),
        new(ImportField.UnitCost, "unit-cost", "Unit cost", "What one piece of the product costs the shop."),
        new(ImportField.CostShare, "share", "Share of revenue, %", "The cost as percent of net revenue."),
        new(ImportField.CostUntil, "until", "Until", "The last day, inside; an amount repeats each day or month up to it. \"open\" goes on without end."),
        new(ImportField.CostSpan, "span", "Day or month", "Whether an amount is for the day or for the month of its date. Without it, for the day."),
        new(ImportField.CostFixed, "fixed", "Fixed or variable", "Whether an amount stays the same however much is sold. Without it, staff and infrastructure are fixed."),
        new(ImportField.CostNote, "note", "Note", "A remark."),
        new(ImportField.CampaignId, "campaign", "Campaign id", "The shop's or the platform's own id."),
        new(ImportField.CampaignName, "campaign-name", "Campaign name", "Shown instead of the id."),
        new(ImportField.CampaignType, "campaign-type", "Campaign type", "Search, social, mail, as the file writes it."),
        new(ImportField.Target, "target", "Target segment", "Whom the campaign is for."),
        new(ImportField.Budget, "budget", "Budget", "What the campaign may cost in all, in the shop's currency."),
        new(ImportField.StartsOn, "start", "First day", "The campaign's first day."),
        new(ImportField.EndsOn, "end", "Last day", "The campaign's last day."),
        new(ImportField.Status, "status", "Status", "Active, paused or ended, as the file writes it."),
        new(ImportField.Ad, "ad", "Ad id", "Where rows are by ad."),
        new(ImportField.AudienceAge, "audience-age", "Audience age", "The ages that an ad was shown to: 30-34."),
        new(ImportField.Interest, "interest", "Audience interest", "The audience's interest or name."),
        new(ImportField.Impressions, "impressions", "Impressions", "How often it was shown."),
        new(ImportField.Clicks, "clicks", "Clicks", "How often it was clicked."),
        new(ImportField.Spend, "spend", "Cost", "What it cost, in the shop's currency."),
        new(ImportField.AttributedRevenue, "revenue", "Attributed revenue", "The revenue that the source attributes to it."),
        new(ImportField.Conversions, "conversions", "Conversions", "Conversions; the column's name is their type. For paths, journeys that converted."),
        new(ImportField.Conversions2, "conversions-2", "Conversions, second type", "Another type of conversion, named by its column."),
        new(ImportField.Conversions3, "conversions-3", "Conversions, third type", "Another type of conversion, named by its column."),
        new(ImportField.Conversions4, "conversions-4", "Conversions, fourth type", "Another type of conversion, named by its column."),
        new(ImportField.Path, "path", "Path", "Channels, first to last, with > between."),
        new(ImportField.ConversionValue, "value", "Conversion value", "What a path's conversions came to together."),
        new(ImportField.Nulls, "nulls", "Journeys without conversion", "Journeys along the path that did not convert."),
        new(ImportField.EventId, "event", "Event id", "The event's own id; an event whose id is there already is left out."),
        new(ImportField.Actor, "actor", "Actor", "Who did it: the visitor's id, or the customer's."),
        new(ImportField.EventName, "name", "Event name", "What happened. Funnels' steps go by it."),
        new(ImportField.Session, "session", "Session", "The visit that the event belongs to."),
        new(ImportField.Page, "page", "Page", "The page on which it happened."),
        new(ImportField.Referrer, "referrer", "Referrer", "Where the visitor came from."),
        new(ImportField.Device, "device", "Device", "The kind of device, as the file writes it."),
        new(ImportField.VisitorId, "id", "Visitor id", "The id that events name as their actor."),
        new(ImportField.DoNotTrack, "do-not-track", "Do Not Track", "Whether whoever did it asks not to be tracked: such events are left out."),
    ];

    /// <summary>The fields that hold conversions of a named type.</summary>
    public static IReadOnlyList<ImportField> Conversions { get; } =
        [ImportField.Conversions, ImportField.Conversions2, ImportField.Conversions3, ImportField.Conversions4];

    /// <summary>The fields that an import of this kind can map, the needed ones first.</summary>
    public static IReadOnlyList<ImportFieldDefinition> For(BatchKind kind) =>
        [.. All.Where(d => IsUsedBy(d.Field, kind))];

    /// <summary>Whether an import of this kind can map the field.</summary>
    public static bool IsUsedBy(ImportField field, BatchKind kind) => kind switch
    {
        BatchKind.Customers => field is ImportField.CustomerId or ImportField.CustomerName or ImportField.BirthYear
            or ImportField.Age or ImportField.Gender or ImportField.Location or ImportField.IncomeRange
            or ImportField.RegisteredOn or ImportField.PreferredCategory || IsOfConsent(field),
        BatchKind.Products => field is ImportField.ProductCode or ImportField.ProductName or ImportField.Category,
        BatchKind.Campaigns => field is ImportField.CampaignId or ImportField.CampaignName or ImportField.CampaignType or ImportField.Channel
            or ImportField.Target or ImportField.Budget or ImportField.StartsOn or ImportField.EndsOn or ImportField.Status,
        BatchKind.CampaignPerformance => field is ImportField.CampaignId or ImportField.Date or ImportField.Ad or ImportField.AudienceAge or ImportField.Gender
            or ImportField.Interest or ImportField.Impressions or ImportField.Clicks or ImportField.Spend or ImportField.AttributedRevenue
            || Conversions.Contains(field),
        BatchKind.AttributionPaths => field is ImportField.Path or ImportField.Conversions or ImportField.ConversionValue or ImportField.Nulls,
        BatchKind.Events => field is ImportField.Actor or ImportField.EventName or ImportField.Date or ImportField.Time or ImportField.CustomerId
            or ImportField.EventId or ImportField.Session or ImportField.Page or ImportField.Referrer or ImportField.Device or ImportField.Channel or ImportField.Amount or ImportField.DoNotTrack,
        BatchKind.Visitors => field is ImportField.VisitorId or ImportField.Date or ImportField.Time or ImportField.Device or ImportField.Gender,
        _ when IsMarketing(field) || IsOfEvents(field) => false,
        BatchKind.Reviews => field is ImportField.ReviewText or ImportField.Rating or ImportField.ReviewTitle or ImportField.Date or ImportField.Time
            or ImportField.CustomerId or ImportField.ProductCode or ImportField.Category,
        BatchKind.Costs => IsOfCosts(field) || field is ImportField.Date or ImportField.Amount or ImportField.ProductCode or ImportField.Category or ImportField.Channel,
        _ => field is not (ImportField.ReviewText or ImportField.ReviewTitle or ImportField.Rating) && !IsOfCosts(field),
    };

    /// <summary>
    /// What is missing from these fields for an import of this kind, in words; empty when it can be done. Purchases need a
    /// date and an amount or a unit price; customers their id; products their code; reviews a text or a score; costs an amount with its date, a share of
    /// revenue or a unit cost, and what they are for unless all are unit costs; events who and what; visitors their id.
    /// </summary>
    public static IReadOnlyList<string> Missing(BatchKind kind, IEnumerable<ImportField> mapped)
    {
        var have = mapped.ToHashSet();
        return kind switch
        {
            BatchKind.Customers => have.Contains(ImportField.CustomerId) ? [] : ["customer (the customer's id)"],
            BatchKind.Products => have.Contains(ImportField.ProductCode) ? [] : ["product (the product's code)"],
            BatchKind.Reviews => have.Contains(ImportField.ReviewText) || have.Contains(ImportField.Rating) ? [] : ["text (what was said) or rating (the score given)"],
            BatchKind.Costs => [.. MissingForCosts(have)],
            BatchKind.Campaigns => have.Contains(ImportField.CampaignId) ? [] : ["campaign (the campaign's id)"],
            BatchKind.CampaignPerformance => [.. MissingForPerformance(have)],
            BatchKind.Events => [.. MissingForEvents(have)],
            BatchKind.Visitors => have.Contains(ImportField.VisitorId) ? [] : ["id (the visitor's id)"],
            BatchKind.AttributionPaths => have.Contains(ImportField.Path) ? [] : ["path (the channels of a journey)"],
            _ => [.. MissingForPurchases(have)],
        };
    }

    /// <summary>The definition of a field.</summary>
    public static ImportFieldDefinition Get(ImportField field) => All.First(d => d.Field == field);

    /// <summary>The field with this name on the command line (<c>order</c>, <c>product-name</c>; case, blanks and dashes do not matter; <c>at</c> is the date); null when there is none.</summary>
    public static ImportFieldDefinition? Find(string name)
    {
        var plain = Plain(name);
        if (plain == "at")
        {
            return Get(ImportField.Date);
        }

        return All.FirstOrDefault(d => Plain(d.Name) == plain || Plain(d.Field.ToString()) == plain || Plain(d.Label) == plain);
    }

    private static bool IsOfCosts(ImportField field) => field is ImportField.CostCategory or ImportField.CostUntil or ImportField.CostShare
        or ImportField.UnitCost or ImportField.CostFixed or ImportField.CostSpan or ImportField.CostNote;

    private static IEnumerable<string> MissingForCosts(HashSet<ImportField> have)
    {
        if (!have.Contains(ImportField.Amount) && !have.Contains(ImportField.CostShare) && !have.Contains(ImportField.UnitCost))
        {
            yield return "amount (what it cost), share (percent of revenue) or unit-cost (of one piece)";
        }

        if (!have.Contains(ImportField.CostCategory) && !have.Contains(ImportField.UnitCost))
        {
            yield return "cost (what it is for)";
        }

        if (have.Contains(ImportField.Amount) && !have.Contains(ImportField.Date))
        {
            yield return "date (the day of the amount, or a day of its month)";
        }
    }

    private static bool IsOfEvents(ImportField field) => field is >= ImportField.EventId and <= ImportField.DoNotTrack;

    private static bool IsOfConsent(ImportField field) => field is >= ImportField.Consent and <= ImportField.ConsentDate;

    private static IEnumerable<string> MissingForEvents(HashSet<ImportField> have)
    {
        if (!have.Contains(ImportField.Actor) && !have.Contains(ImportField.CustomerId))
        {
            yield return "actor (who did it: a visitor's or a customer's id)";
        }

        if (!have.Contains(ImportField.EventName))
        {
            yield return "name (what happened)";
        }
    }

    private static bool IsMarketing(ImportField field) => field is >= ImportField.CampaignId and <= ImportField.Nulls;

    private static IEnumerable<string> MissingForPerformance(HashSet<ImportField> have)
    {
        if (!have.Contains(ImportField.CampaignId))
        {
            yield return "campaign (the campaign's id)";
        }

        if (!have.Contains(ImportField.Date))
        {
            yield return "date (the day)";
        }

        if (!have.Contains(ImportField.Impressions) && !have.Contains(ImportField.Clicks) && !have.Contains(ImportField.Spend)
            && !have.Contains(ImportField.AttributedRevenue) && !have.Overlaps(Conversions))
        {
            yield return "spend, impressions, clicks, conversions or revenue (what the campaign did)";
        }
    }

    private static IEnumerable<string> MissingForPurchases(HashSet<ImportField> have)
    {
        if (!have.Contains(ImportField.Date))
        {
            yield return "date (the day of the sale)";
        }

        if (!have.Contains(ImportField.Amount) && !have.Contains(ImportField.UnitPrice))
        {
            yield return "amount (what the line came to) or price (of one piece)";
        }
    }

    private static string Plain(string name) =>
        new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
