using System.Security.Claims;
using Analytics.Core.Domain;

namespace Analytics.Web.Security;

/// <summary>The row limit of whoever is signed in, as a claim. It is set with the account or key; a change ends the account's sessions.</summary>
public static class RowLimitClaims
{
    /// <summary>The claim's type; its value is <see cref="RowLimit.Text"/>.</summary>
    public const string Type = "analytics:rows";

    /// <summary>The limit; null where the principal sees everything. What cannot be read comes to no row at all.</summary>
    public static RowLimit? Of(ClaimsPrincipal? principal)
    {
        string[] texts = principal is null ? [] : [.. principal.FindAll(Type).Select(static claim => claim.Value)];
        return texts.Length switch
        {
            0 => null,
            1 => Read(texts[0]),
            _ => RowLimit.Nothing,
        };
    }

    /// <summary>The limit that a stored text says; one that cannot be read comes to no row at all.</summary>
    public static RowLimit Read(string text)
    {
        try
        {
            return RowLimit.Parse(text);
        }
        catch (FormatException)
        {
            return RowLimit.Nothing;
        }
    }

    /// <summary>The claim of a limit.</summary>
    public static Claim For(RowLimit limit) => new(Type, limit.Text);

    /// <summary>Why something is closed to whoever has this limit.</summary>
    public static string Refusal(RowLimit limit) =>
        $"You see only a part of the shop: {limit.Words}. This cannot be answered for a part, so it is not open to you.";
}
