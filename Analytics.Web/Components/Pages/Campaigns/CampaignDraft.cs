using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>A campaign while it is typed.</summary>
public sealed class CampaignDraft
{
    /// <summary>Whether it is not yet there.</summary>
    public bool IsNew { get; private init; } = true;

    /// <summary>Its id.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Its name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Its type.</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>Its channel.</summary>
    public string Channel { get; set; } = string.Empty;

    /// <summary>Whom it is for.</summary>
    public string Target { get; set; } = string.Empty;

    /// <summary>Its budget as typed.</summary>
    public string Budget { get; set; } = string.Empty;

    /// <summary>Its first day.</summary>
    public DateOnly? Start { get; set; }

    /// <summary>Its last day.</summary>
    public DateOnly? End { get; set; }

    /// <summary>Its status.</summary>
    public string Status { get; set; } = string.Empty;

    /// <summary>A campaign that is there, to be changed.</summary>
    public static CampaignDraft Of(Campaign campaign, Formatter format) => new()
    {
        IsNew = false,
        Id = campaign.Id,
        Name = campaign.Name,
        Type = campaign.Type ?? string.Empty,
        Channel = campaign.Channel ?? string.Empty,
        Target = campaign.Target ?? string.Empty,
        Budget = campaign.Budget?.Amount.ToString("0.##", format.Culture) ?? string.Empty,
        Start = campaign.Start,
        End = campaign.End,
        Status = campaign.Status ?? string.Empty,
    };

    /// <summary>A campaign as it is written.</summary>
    public static CampaignRow RowOf(Campaign campaign) => new(
        campaign.Id, campaign.Name, campaign.Type, campaign.Channel, campaign.Target, campaign.Budget?.Units, campaign.Start, campaign.End, campaign.Status);

    /// <summary>What is to be written.</summary>
    /// <exception cref="QueryException">The budget is no number.</exception>
    public CampaignRow ToRow(Formatter format)
    {
        long? budget = null;
        if (!string.IsNullOrWhiteSpace(Budget))
        {
            budget = decimal.TryParse(Budget, NumberStyles.Number, format.Culture, out var amount) && amount is >= 0 and <= 1_000_000_000_000m
                ? Money.FromDecimal(amount).Units
                : throw new QueryException("budget", "The budget is a number, such as 1,000.");
        }

        return new CampaignRow(Id, Name, Type, Channel, Target, budget, Start, End, Status);
    }
}
