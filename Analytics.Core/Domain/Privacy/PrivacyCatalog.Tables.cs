using static Analytics.Core.Domain.PrivacyClass;

namespace Analytics.Core.Domain;

/// <content>The tables that are not about customers.</content>
public static partial class PrivacyCatalog
{
    private const string Numbers = "Numbers of the whole shop.";
    private const string Products = "What is sold.";
    private const string Account = "An account of somebody who works with the program; it goes with the account.";
    private const string Kept = "What somebody keeps by name; an erasure puts the pseudonym in the place of the id.";
    private const string Written = "Written by those who work with the program; an erasure takes names out of it.";

    /// <summary>Them, with each column. Together with <see cref="All"/> these are all tables there are, which a test holds against the database's model.</summary>
    public static IReadOnlyList<ClassifiedTable> Others { get; } =
    [
        Of("alert_log", Internal, "alert_id at by detail event id", "What happened to alerts; an erasure takes names out of it.", "detail"),
        Of("alerts", Internal, "acknowledged_at acknowledged_by body_json cleared_at id measure_key opened_at severity snoozed_until", "Key measures beyond their thresholds; an erasure takes names out of it.", "body_json"),
        Of("api_keys", Internal, "created_at created_by expires_at id last_used_at name origins prefix revoked_at row_limit scopes secret_sha256", "Keys for programs, as hashes."),
        Of("audit_entries", Personal, "action actor address at detail_json hash id subject", "Who did what. It is not edited for anybody: the preview of an erasure says how many entries name the id."),
        Of("audit_head", Internal, "entries hash id", "How long the audit is."),
        Of("campaign_days", Internal, "ad age batch_id campaign clicks conversions_json cost_units day gender id impressions interest revenue_units", "What campaigns did, by audience: groups of people, nobody among them."),
        Of("campaign_entries", Internal, "batch_id budget_units channel ends_on external_id id is_deleted name starts_on status target type", "Campaigns."),
        Of("cost_entries", Internal, "amount_units basis batch_id category changed_at changed_by channel deleted_at from id is_fixed note product_category product_code share_millionths span to version", Written, "note"),
        Of("data_state", Internal, "database_id event_stamp event_version id settings_version stamp stream_version version", "Versions."),
        Of("deliveries", Internal, "attempts body_json channel_id created_at detail ended_at id next_at once_key state subject", "Messages to those who work with the program, emptied once they are sent; an erasure takes names out of those that wait.", "subject body_json detail"),
        Of("field_keys", Internal, "created_at id retired_at wrapped", "Keys of encrypted columns, themselves encrypted."),
        Of("forecasts", Internal, "body data_version fitted_at id measure model_name model_version question_key", "Forecasts of sums, packed; the question stands there as a hash alone."),
        Of("import_batches", Internal, "committed_at created_at created_by first_at_unix_ms first_event_id first_line_id id kind last_at_unix_ms last_event_id last_line_id mapping_name needs_cleanup owner_token report_json rows rows_committed rows_quarantined source_name source_sha256 status undone_at", "Imports. The report shows some cells that could not be read; an erasure takes names out of it.", "report_json source_name"),
        Of("insights", Internal, "body_json changed_at changed_by first_seen_at id is_current key kind last_seen_at money_units status", "What was found; one that names the person is removed, and found anew without the name.", "body_json") with { IsComputed = true },
        Of("key_counters", Internal, "kind next", "Next free keys."),
        Of("key_measure_values", Internal, "computed_at denominator_units grain measure_key numerator_units slot", Numbers),
        Of("labels", Public, "batch_id id kind name", "Categories, channels and places."),
        Of("marketing_documents", Internal, "changed_at created_at created_by deleted_at id json kind name", Written, "name json"),
        Of("predictions", Personal, "columns data_version fitted_at header_json id", "Scores of customers, by numbers of our own; they stay with the pseudonym until the next computation."),
        Of("product_changes", Public, "applied_version batch_id new_category_id new_is_goods new_name old_category_id old_is_goods old_name product_id", Products),
        Of("products", Public, "batch_id category_id code id is_goods name", Products),
        Of("rfm_snapshots", Personal, "customers data_version day header_json id scores taken_at", "Segments of customers by day, by numbers of our own; they stay with the pseudonym."),
        Of("role_claims", Internal, "claim_type claim_value id role_id", "Roles."),
        Of("roles", Internal, "concurrency_stamp id name normalized_name", "Roles."),
        Of("saved_funnels", Internal, "changed_at changed_by id name name_key owner question", Kept, "question"),
        Of("saved_mappings", Internal, "created_at header_sha256 id mapping_json name", "How columns of files are read."),
        Of("saved_segments", Internal, "changed_at changed_by created_at deleted_at id name name_key owner rules_json version", Kept, "rules_json"),
        Of("saved_views", Internal, "address created_at id is_shared name owner", Kept, "address"),
        Of("settings", Internal, "key value_json", "Settings; secrets among them are encrypted."),
        Of("stream_lines", Internal, "batch_id corrected_version id line_key", "Hashes of streamed lines' keys."),
        Of("touch_paths", Internal, "batch_id conversions id nulls path value_units", "Journeys by channel, counted: nobody among them."),
        Of("user_claims", Internal, "claim_type claim_value id user_id", Account),
        Of("user_logins", Internal, "login_provider provider_display_name provider_key user_id", Account),
        Of("user_roles", Internal, "role_id user_id", Account),
        Of("user_sessions", Internal, "address agent created_at ends_at id kind last_seen_at refresh_number refreshed_at user_id", Account),
        Of("user_tokens", Internal, "login_provider name user_id value", "Second factors of accounts: keys encrypted, recovery codes as hashes."),
        Of("users", Internal, "access_failed_count concurrency_stamp created_at email email_confirmed id is_demo lockout_enabled lockout_end normalized_email normalized_user_name password_hash phone_number phone_number_confirmed security_stamp two_factor_enabled user_name", Account),
    ];

    private static ClassifiedTable Of(string table, PrivacyClass kind, string columns, string reason, string documents = "") =>
        new(table, kind, columns.Split(' '), reason) { Documents = documents.Split(' ', StringSplitOptions.RemoveEmptyEntries) };
}
