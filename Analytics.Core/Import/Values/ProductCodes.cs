namespace Analytics.Core.Import.Values;

/// <summary>
/// Tells, by rule of thumb, codes that are no product: postage, fees, discounts, samples, manual corrections, vouchers. Lines with such a
/// code count in revenue like any other; the product is marked, so that a list of best sellers can leave it out.
/// </summary>
internal static class ProductCodes
{
    // Known from shops' exports: POST, DOT and C2 postage, M manual, D discount, S samples, B bad debt, CRUK a charity, PADS cushions for parcels.
    private static readonly HashSet<string> Codes = new(
        [
            "POST", "POSTAGE", "DOT", "C2", "C3", "M", "D", "S", "B", "CRUK", "PADS", "BANK CHARGES", "AMAZONFEE", "AMAZON FEE", "ADJUST", "ADJUST2",
            "ADJUSTMENT", "MANUAL", "DISCOUNT", "SAMPLE", "SAMPLES", "SHIP", "SHIPPING", "SHIPPING FEE", "DELIVERY", "FREIGHT", "CARRIAGE", "HANDLING",
            "FEE", "FEES", "SURCHARGE", "TIP", "TIPS", "TAX", "VAT", "ROUNDING", "DEPOSIT", "DONATION", "CREDIT", "REFUND", "VOUCHER", "COUPON",
            "GIFTCARD", "GIFT CARD", "GIFTWRAP", "TEST", "SP1002", "VERSAND", "PORTO", "RABATT", "GUTSCHEIN",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Beginnings =
        ["gift_", "giftcard", "gift-card", "test0", "shipping-", "shipping_", "postage-", "postage_", "discount-", "discount_", "voucher-", "voucher_", "fee-", "fee_"];

    /// <summary>Whether the code is a product's, as far as one can tell.</summary>
    public static bool IsGoods(string code) =>
        !Codes.Contains(code) && !Array.Exists(Beginnings, b => code.StartsWith(b, StringComparison.OrdinalIgnoreCase));
}
