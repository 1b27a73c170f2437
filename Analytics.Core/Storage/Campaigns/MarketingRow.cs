namespace Analytics.Core.Storage;

/// <summary>A row that is about marketing: a campaign, what one did on a day, or a touch path.</summary>
public abstract record MarketingRow;
