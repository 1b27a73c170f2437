using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Persons;

namespace Analytics.Core.Storage.Consents;

/// <summary>
/// Browsers that nobody else used, and that their customer's withdrawal from being tracked reaches, whichever way it came. A browser's own words stay
/// beside: a yes counts by its date, and who withdrew itself follows nobody. Everything within the caller's transaction.
/// </summary>
internal static class FollowingBrowsers
{
    private const string Insert = "INSERT INTO consents (person_id, tracking, tracking_at, follows_id, changed_at, changed_by) ";

    // What the browser said itself, when, and who wrote it down stay as they are.
    private const string Beside =
        "ON CONFLICT (person_id) DO UPDATE SET tracking = COALESCE(consents.tracking, excluded.tracking), "
        + "tracking_at = CASE WHEN consents.tracking IS NULL THEN excluded.tracking_at ELSE consents.tracking_at END, follows_id = excluded.follows_id "
        + "WHERE consents.tracking IS NULL OR consents.tracking OR consents.follows_id IS NOT NULL";

    /// <summary>A customer's word on the page or by the API: with a withdrawal the browsers follow, with a yes they no longer do.</summary>
    public static void Follow(SqlSession session, string id, bool tracking, long now, string by)
    {
        session.Execute("DELETE FROM consents WHERE follows_id = @p0 AND tracking = @p1 AND marketing IS NULL", id, false);
        session.Execute(
            "UPDATE consents SET tracking = CASE WHEN tracking THEN tracking END, tracking_at = CASE WHEN tracking THEN tracking_at END, follows_id = NULL WHERE follows_id = @p0", id);
        if (tracking || PersonKeys.Find(session, id) is not { } keys)
        {
            return;
        }

        foreach (var browser in session.List(static row => row.GetString(0), $"SELECT external_id FROM event_actors WHERE id IN ({keys.ActorList})").Where(browser => browser != id))
        {
            session.Execute(Insert + "VALUES (@p0, @p1, @p2, @p3, @p2, @p4) " + Beside, browser, false, now, id, by);
        }
    }

    /// <summary>With a batch's commit: the browsers of customers who, it says, do not want to be tracked follow them.</summary>
    public static void Follow(SqlSession session, int batchId, long now) => session.Execute(
        Insert
        + "SELECT a.external_id, @p1, @p2, MIN(s.person_id), @p2, MIN(b.created_by) FROM consent_statements AS s JOIN import_batches AS b ON b.id = s.batch_id "
        + "JOIN event_actors AS c ON c.external_id = s.person_id JOIN visitor_aliases AS v ON v.customer_id = c.id AND v.visitor_id <> c.id JOIN event_actors AS a ON a.id = v.visitor_id "
        + "WHERE s.batch_id = @p0 AND s.purpose = 0 AND s.is_given = @p1 AND NOT EXISTS "
        + "(SELECT 1 FROM visitor_aliases AS o WHERE o.visitor_id = v.visitor_id AND o.customer_id <> v.customer_id AND o.customer_id <> o.visitor_id) "
        + "GROUP BY a.external_id " + Beside,
        batchId,
        false,
        now);

    /// <summary>Whom this browser follows; null for nobody.</summary>
    public static string? FollowedBy(SqlSession session, string browser) => session.Scalar("SELECT follows_id FROM consents WHERE person_id = @p0", browser) as string;

    /// <summary>All browsers that follow somebody, and whether they may have said something themselves.</summary>
    public static List<(string Browser, string Follows, bool HasOwnWords)> All(SqlSession session) => session.List(
        static row => (row.GetString(0), row.GetString(1), row.GetBoolean(2)),
        "SELECT c.person_id, c.follows_id, c.tracking OR EXISTS (SELECT 1 FROM consent_statements AS s WHERE s.person_id = c.person_id) FROM consents AS c WHERE c.follows_id IS NOT NULL");
}
