using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Core.Marketing.Campaigns;

/// <summary>What a campaign that is typed in must be.</summary>
public static class CampaignRules
{
    private const int Longest = 200;

    /// <summary>Checks it and cuts blanks off.</summary>
    /// <exception cref="QueryException">Something makes no sense; it names the field.</exception>
    public static CampaignRow Check(CampaignRow row)
    {
        row = row with
        {
            ExternalId = (row.ExternalId ?? string.Empty).Trim(), Name = Trim(row.Name), Type = Trim(row.Type), Channel = Trim(row.Channel), Target = Trim(row.Target), Status = Trim(row.Status),
        };
        if (row.ExternalId.Length == 0)
        {
            throw new QueryException("id", "Give the campaign an id, the one that its figures come with.");
        }

        foreach (var (field, text) in new[] { ("id", row.ExternalId), ("name", row.Name), ("type", row.Type), ("channel", row.Channel), ("target", row.Target), ("status", row.Status) })
        {
            if (text?.Length > Longest || text?.Any(char.IsControl) == true)
            {
                throw new QueryException(field, $"'{field}' has at most {Longest} characters, and none that cannot be seen.");
            }
        }

        if (row.BudgetUnits is < 0 or > 10_000_000_000_000_000)
        {
            throw new QueryException("budget", "The budget is 0 to a trillion.");
        }

        return row.EndsOn < row.StartsOn ? throw new QueryException("end", "The campaign ends before it begins.") : row;
    }

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
