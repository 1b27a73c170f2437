using System.Text.Json;
using Analytics.Core.Domain;

namespace Analytics.Web.Api;

/// <summary>One thing that somebody did.</summary>
/// <param name="Id">Its number, growing.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who: an account, a key, <c>cli</c> or <c>system</c>.</param>
/// <param name="Action">What, as a dotted verb.</param>
/// <param name="Subject">On what.</param>
/// <param name="Detail">More; null where there is no more to say.</param>
/// <param name="Address">From which network address.</param>
/// <param name="Hash">SHA-256 of this entry and the hash before it.</param>
internal sealed record AuditEntryDocument(
    long Id, DateTimeOffset At, string Actor, string Action, string? Subject, JsonElement? Detail, string? Address, string? Hash)
{
    /// <summary>Of a stored entry.</summary>
    public static AuditEntryDocument Of(AuditEntry entry) => new(
        entry.Id, entry.At, entry.Actor, entry.Action, entry.Subject, Parse(entry.DetailJson), entry.Address, entry.Hash);

    // What was put in without this program need not be JSON.
    private static JsonElement? Parse(string? json)
    {
        if (json is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(json);
        }
    }
}
