using System.Text.Json.Nodes;

namespace Analytics.Web.Api;

/// <summary>An event as it is sent. Beside who acted (visitorId, customerId, or both: that joins the visitor's events to the customer) and the name, all may be left out.</summary>
/// <param name="Id">The sender's id of the event, up to 200 characters; the same id twice is one event. Without one, each sending counts.</param>
/// <param name="VisitorId">The browser or device that acted.</param>
/// <param name="CustomerId">The customer, once somebody has signed in.</param>
/// <param name="SessionId">The visit.</param>
/// <param name="Type">custom (unless said), pageView, click, signIn or signUp; the last two name the customer.</param>
/// <param name="Name">What happened, as funnels call it; may be left out for every type but custom: page_view, click, sign_in, sign_up.</param>
/// <param name="At">When: ISO 8601 with its offset from UTC, or milliseconds since 1970. The moment of arrival unless said.</param>
/// <param name="Page">The page's path or address.</param>
/// <param name="Referrer">Where the visitor came from.</param>
/// <param name="Device">The kind of device.</param>
/// <param name="Channel">The channel.</param>
/// <param name="RevenueEffect">What it earned or cost, in the shop's currency.</param>
/// <param name="Engagement">low, medium or high.</param>
/// <param name="Sentiment">The tone of what was said, from -1 to 1.</param>
/// <param name="Properties">Up to 50 further facts: texts, numbers, true or false.</param>
public sealed record EventDocument(
    string? Id,
    string? VisitorId,
    string? CustomerId,
    string? SessionId,
    string? Type,
    string? Name,
    string? At,
    string? Page,
    string? Referrer,
    string? Device,
    string? Channel,
    decimal? RevenueEffect,
    string? Engagement,
    double? Sentiment,
    JsonObject? Properties);
