namespace Analytics.Core.Monitoring;

/// <summary>The names of events that key measures go by.</summary>
internal static class KeyMeasureEvents
{
    /// <summary>A payment was made.</summary>
    public static readonly string[] PaymentCompleted = ["payment_completed", "purchase", "order_completed", "payment_confirmation_page"];

    /// <summary>A payment was tried and not made.</summary>
    public static readonly string[] PaymentFailed = ["payment_failed", "payment_declined", "payment_error"];

    /// <summary>Somebody's identity, address or card was confirmed.</summary>
    public static readonly string[] VerificationCompleted = ["verification_completed", "verification_passed", "identity_verified", "email_verified", "card_verified"];

    /// <summary>It was not.</summary>
    public static readonly string[] VerificationFailed = ["verification_failed", "verification_declined", "verification_error"];
}
