using static Analytics.Core.Domain.ErasureFate;
using static Analytics.Core.Domain.PrivacyClass;

namespace Analytics.Core.Domain;

/// <summary>
/// The one list of what is kept about customers, column by column of the tables that hold it. A column of these tables that is not
/// listed fails a test, so that nobody adds one without saying how it is to be handled. What is sensitive is stored encrypted.
/// </summary>
public static partial class PrivacyCatalog
{
    /// <summary>How many customers must share a gender or home for it to stay with somebody who was erased.</summary>
    public const int CrowdSize = 20;

    /// <summary>Everything, table by table.</summary>
    public static IReadOnlyList<ClassifiedColumn> All { get; } =
    [
        new("customers", "id", Internal, Stays, "A number of our own, by which lines find their customer."),
        new("customers", "external_id", Personal, Replaced, "The shop's id of the person: whoever has the shop's books knows who it is. Some shops use the e-mail address."),
        new("customers", "name", Sensitive, Removed, "The person's name."),
        new("customers", "birth_year", Sensitive, Removed, "Age can be used against people."),
        new("customers", "age_years", Sensitive, Removed, "Age can be used against people."),
        new("customers", "age_as_of", Sensitive, Removed, "Part of the age."),
        new("customers", "gender", Sensitive, RemovedWhereRare, "Can be used against people; shared by many, it finds nobody."),
        new("customers", "location", Personal, RemovedWhereRare, "City, region or country of the home; shared by many, it finds nobody."),
        new("customers", "income_range", Sensitive, Removed, "What somebody earns."),
        new("customers", "registered_on", Personal, Removed, "Together with other facts it finds a person."),
        new("customers", "preferred_category", Personal, Removed, "What somebody likes, as the source says."),
        new("customers", "batch_id", Internal, Stays, "The import that brought the row."),
        .. Journal(),
        new("customer_notes", "id", Internal, Removed, "A number of our own."),
        new("customer_notes", "customer_id", Personal, Removed, "The shop's id of the person."),
        new("customer_notes", "text", Sensitive, Removed, "Free words about a person."),
        new("customer_notes", "author", Internal, Removed, "The account that wrote it."),
        new("customer_notes", "created_at", Internal, Removed, "When it was written."),
        new("customer_notes", "changed_at", Internal, Removed, "When it was changed."),
        new("customer_notes", "deleted_at", Internal, Removed, "When it was deleted."),
        new("customer_notes", "version", Internal, Removed, "Counts changes."),
        new("consents", "person_id", Personal, Removed, "The shop's id of the person, or a browser's."),
        new("consents", "tracking", Personal, Removed, "What the person said about events being recorded."),
        new("consents", "marketing", Personal, Removed, "What the person said about being written to."),
        new("consents", "tracking_at", Personal, Removed, "When the person said so."),
        new("consents", "marketing_at", Personal, Removed, "When the person said so."),
        new("consents", "follows_id", Personal, Removed, "The customer whose word a browser follows."),
        new("consents", "changed_at", Internal, Removed, "When it was said."),
        new("consents", "changed_by", Internal, Removed, "The account or key that wrote it down."),
        new("consent_statements", "batch_id", Internal, Removed, "The import that brought the row."),
        new("consent_statements", "person_id", Personal, Removed, "The shop's id of the person."),
        new("consent_statements", "purpose", Personal, Removed, "What it is about: events, or being written to."),
        new("consent_statements", "is_given", Personal, Removed, "What the person said, as a file has it."),
        new("consent_statements", "is_dated", Internal, Removed, "Whether the file says when."),
        new("consent_statements", "said_at", Personal, Removed, "When the person said so."),
        new("reviews", "id", Internal, Stays, "A number of our own."),
        new("reviews", "batch_id", Internal, Stays, "The import that brought the row."),
        new("reviews", "source_line", Internal, Stays, "Its line in the file."),
        new("reviews", "customer", Personal, Replaced, "The shop's id of the person."),
        new("reviews", "product", Public, Stays, "A product."),
        new("reviews", "category", Public, Stays, "A category."),
        new("reviews", "at_unix_ms", Personal, Stays, "When it was written; ratings over time are made of it."),
        new("reviews", "title", Sensitive, Removed, "Free words of a person."),
        new("reviews", "text", Sensitive, Removed, "Free words of a person."),
        new("reviews", "rating_units", Personal, Stays, "The score alone; averages are made of it."),
        new("orders", "id", Internal, Stays, "A number of our own."),
        new("orders", "external_id", Personal, Stays, "The shop's number of the order: whoever has the shop's books finds the customer by it, as long as the books say so."),
        new("orders", "batch_id", Internal, Stays, "The import that brought the row."),
        new("event_labels", "id", Internal, Stays, "A number of our own."),
        new("event_labels", "kind", Internal, Stays, "Whether it is a name, a page, a referrer, a device or a channel."),
        new("event_labels", "name", Personal, Replaced, "Names and pages of events. One with the person's name or e-mail address in it is replaced."),
        new("event_labels", "batch_id", Internal, Stays, "The import that brought the row."),
        new("event_actors", "id", Internal, Stays, "A number of our own."),
        new("event_actors", "external_id", Personal, Replaced, "The id of the visitor or customer."),
        new("event_actors", "batch_id", Internal, Stays, "The import that brought the row."),
        new("event_sessions", "id", Internal, Stays, "A number of our own."),
        new("event_sessions", "external_id", Personal, Replaced, "The id of a visit, which other systems may know."),
        new("event_sessions", "batch_id", Internal, Stays, "The import that brought the row."),
        new("tracked_events", "id", Internal, Stays, "A number of our own."),
        new("tracked_events", "batch_id", Internal, Stays, "The import that brought the row."),
        new("tracked_events", "source_line", Internal, Stays, "Its line in the file."),
        new("tracked_events", "event_key", Internal, Stays, "A hash of the sender's id, so that an event counts once."),
        new("tracked_events", "actor_id", Internal, Stays, "Who acted, as a number of our own."),
        new("tracked_events", "session_id", Internal, Stays, "The visit, as a number of our own."),
        new("tracked_events", "type", Internal, Stays, "The kind of event; funnels count it."),
        new("tracked_events", "name_id", Internal, Stays, "What happened; funnels count it."),
        new("tracked_events", "at_unix_ms", Personal, Stays, "When; funnels count it."),
        new("tracked_events", "page_id", Personal, Stays, "The page. An address with the person's e-mail in it is replaced."),
        new("tracked_events", "referrer_id", Personal, Stays, "Where the visitor came from. An address with the person's e-mail in it is replaced."),
        new("tracked_events", "device_id", Internal, Stays, "The kind of device."),
        new("tracked_events", "channel_id", Internal, Stays, "The channel."),
        new("tracked_events", "properties_json", Sensitive, Removed, "Whatever the shop sends along."),
        new("tracked_events", "revenue_units", Personal, Stays, "What it earned."),
        new("tracked_events", "engagement", Internal, Stays, "How much it says about interest."),
        new("tracked_events", "sentiment_units", Personal, Stays, "The tone of what was said, as a number."),
        new("visitor_facts", "batch_id", Internal, Stays, "The import that brought the row."),
        new("visitor_facts", "actor_id", Internal, Stays, "The visitor, as a number of our own."),
        new("visitor_facts", "at_unix_ms", Personal, Stays, "When the visitor came."),
        new("visitor_facts", "device_id", Internal, Stays, "The kind of device."),
        new("visitor_facts", "gender", Sensitive, Removed, "Can be used against people."),
        new("visitor_facts", "attributes_json", Sensitive, Removed, "Whatever the shop sends along."),
        new("visitor_aliases", "batch_id", Internal, Stays, "The import that brought the row."),
        new("visitor_aliases", "visitor_id", Personal, Stays, "Which browser was whose; both go by pseudonyms after the erasure."),
        new("visitor_aliases", "customer_id", Personal, Stays, "Which browser was whose; both go by pseudonyms after the erasure."),
        new("visitor_aliases", "event_id", Internal, Stays, "The event that said so."),
        new("visitor_aliases", "at_unix_ms", Personal, Stays, "When it was said."),
        new("purchase_lines", "id", Internal, Stays, "A number of our own."),
        new("purchase_lines", "batch_id", Internal, Stays, "The import that brought the row."),
        new("purchase_lines", "source_line", Internal, Stays, "Its line in the file."),
        new("purchase_lines", "order_id", Internal, Stays, "The order, as a number of our own."),
        new("purchase_lines", "customer_id", Internal, Stays, "The customer, as a number of our own: totals of customers are made of it."),
        new("purchase_lines", "product_id", Internal, Stays, "What was bought; totals are made of it."),
        new("purchase_lines", "category_id", Internal, Stays, "Its category; totals are made of it."),
        new("purchase_lines", "channel_id", Internal, Stays, "Where it was sold; totals are made of it."),
        new("purchase_lines", "location_id", Personal, Stays, "Where it went; totals are made of it."),
        new("purchase_lines", "at_unix_ms", Personal, Stays, "When; totals are made of it."),
        new("purchase_lines", "quantity_units", Internal, Stays, "Totals are made of it."),
        new("purchase_lines", "amount_units", Personal, Stays, "Totals are made of it, to the cent."),
        new("purchase_lines", "unit_price_units", Internal, Stays, "The price of a piece."),
        new("quarantined_rows", "id", Internal, Removed, "A number of our own."),
        new("quarantined_rows", "batch_id", Internal, Removed, "The import that brought the row."),
        new("quarantined_rows", "source_line", Internal, Removed, "Its line in the file."),
        new("quarantined_rows", "cells_json", Sensitive, Removed, "A row as it came, whatever is in it."),
        new("quarantined_rows", "field", Internal, Removed, "The field that could not be read."),
        new("quarantined_rows", "reason", Internal, Removed, "What is wrong with it."),
        new("quarantined_rows", "retried_in_batch_id", Internal, Removed, "Where it was tried again."),
    ];

    // What imports said of a customer whom another import brought, and what was there before: the same attributes twice over.
    private static IEnumerable<ClassifiedColumn> Journal()
    {
        const string Table = "customer_changes";
        yield return new(Table, "batch_id", Internal, Removed, "The import that said so.");
        yield return new(Table, "customer_id", Internal, Removed, "The customer, as a number of our own.");
        yield return new(Table, "applied_version", Internal, Removed, "When it took effect.");
        foreach (var (column, kind) in ((string, PrivacyClass)[])
        [
            ("name", Sensitive), ("birth_year", Sensitive), ("age_years", Sensitive), ("age_as_of", Sensitive), ("gender", Sensitive), ("location", Personal),
            ("income_range", Sensitive), ("registered_on", Personal), ("preferred_category", Personal),
        ])
        {
            yield return new(Table, "new_" + column, kind, Removed, "What an import said, as in customers.");
            yield return new(Table, "old_" + column, kind, Removed, "What was there before, as in customers, so that the import can be undone.");
        }
    }

    /// <summary>The attribute's class and fate; null for what is not about customers.</summary>
    public static ClassifiedColumn? Find(string table, string column) =>
        All.FirstOrDefault(a => a.Table == table && a.Column == column);
}
