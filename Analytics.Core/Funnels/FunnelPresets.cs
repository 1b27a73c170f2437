namespace Analytics.Core.Funnels;

/// <summary>Funnels that are there from the start.</summary>
public static class FunnelPresets
{
    /// <summary>The name of <see cref="Payment"/>.</summary>
    public const string PaymentName = "Payment";

    /// <summary>From a visit to a completed payment, within a week. The usual names of each event are understood.</summary>
    public static FunnelQuery Payment { get; } = new()
    {
        Steps = FunnelText.ReadSteps(
            "Visit::name=page_view|visit|home_page|session_start,"
            + "Product::name=product_view|view_product|view_item|product_page,"
            + "Basket::name=add_to_basket|basket_add|add_to_cart|basket|cart,"
            + "Payment started::name=payment_started|begin_checkout|checkout_started|checkout|payment_page,"
            + "Payment completed::name=payment_completed|purchase|order_completed|payment_confirmation_page"),
        Window = TimeSpan.FromDays(7),
    };
}
