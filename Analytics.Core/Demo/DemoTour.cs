using Analytics.Core.Domain;

namespace Analytics.Core.Demo;

/// <summary>One made-up visit to the demo shop's pages.</summary>
/// <param name="Name">The visit's id, and the visitor's.</param>
/// <param name="Channel">How the visitor came.</param>
/// <param name="Device">On what.</param>
/// <param name="Product">Index of the product that is looked at.</param>
internal sealed record DemoTour(string Name, string Channel, string Device, int Product)
{
    private const double LooksAtAProduct = 0.62;
    private const double TakesIt = 0.34;
    private const double BeginsToPay = 0.55;
    private const double SignsInShare = 0.5;

    // How often a payment goes wrong: on the way to an order, so that it is tried again, or for good.
    private const double FailsAtFirst = 0.03;
    private const double FailsForGood = 0.12;
    private const double IsVerified = 0.6;
    private const double VerificationFailsAtFirst = 0.02;
    private const double VerificationFailsForGood = 0.05;

    private DemoProduct Looked => DemoCatalog.Products[Product];

    /// <summary>A visit that ends with an order at that instant.</summary>
    public List<TrackedEvent> Bought(DateTimeOffset at, string customer, string order, long cents, ref DemoRandom random, ref DemoRandom payment)
    {
        var paying = at.AddSeconds(-40 - random.Below(200));
        var taken = paying.AddSeconds(-60 - random.Below(400));
        var looked = taken.AddSeconds(-30 - random.Below(300));
        List<TrackedEvent> events =
        [
            Event("page_view", looked.AddSeconds(-10 - random.Below(120)), null, "/"),
            Event("product_view", looked, null, "/product/" + Looked.Code),
            Event("add_to_basket", taken, null, "/product/" + Looked.Code),
            Event("sign_in", paying.AddSeconds(-5), customer, "/account/sign-in"),
            Event("payment_started", paying, customer, "/payment"),
        ];
        if (payment.Chance(FailsAtFirst))
        {
            events.Add(Event("payment_failed", paying.AddSeconds(12), customer, "/payment"));
        }

        if (payment.Chance(VerificationFailsAtFirst))
        {
            events.Add(Event("verification_failed", paying.AddSeconds(20), customer, "/payment/verify"));
        }

        if (payment.Chance(IsVerified))
        {
            events.Add(Event("verification_completed", at.AddSeconds(-5), customer, "/payment/verify"));
        }

        events.Add(
            Event("payment_completed", at, customer, "/payment/thanks") with { RevenueEffect = Money.FromDecimal(cents / 100m), Properties = new Dictionary<string, string> { ["category"] = Looked.Category, ["order"] = order } });
        return events;
    }

    /// <summary>A visit that ends before.</summary>
    public List<TrackedEvent> Left(DateTimeOffset at, string? customer, ref DemoRandom random, ref DemoRandom payment)
    {
        var who = customer is not null && random.Chance(SignsInShare) ? customer : null;
        List<TrackedEvent> events = [Event("page_view", at, who, "/")];
        if (!random.Chance(LooksAtAProduct))
        {
            return events;
        }

        at = at.AddSeconds(15 + random.Below(120));
        events.Add(Event("product_view", at, who, "/product/" + Looked.Code));
        if (!random.Chance(TakesIt * (Channel == "email" ? 1.25 : 1)))
        {
            return events;
        }

        at = at.AddSeconds(20 + random.Below(300));
        events.Add(Event("add_to_basket", at, who, "/product/" + Looked.Code));
        if (random.Chance(BeginsToPay * (Device == "mobile" ? 1.2 : 0.8)))
        {
            at = at.AddSeconds(30 + random.Below(300));
            events.Add(Event("payment_started", at, who, "/payment"));
            if (payment.Chance(VerificationFailsForGood))
            {
                events.Add(Event("verification_failed", at.AddSeconds(25), who, "/payment/verify"));
            }
            else if (payment.Chance(FailsForGood))
            {
                events.Add(Event("payment_failed", at.AddSeconds(25), who, "/payment"));
            }
        }

        return events;
    }

    private TrackedEvent Event(string name, DateTimeOffset at, string? customer, string page) => new()
    {
        VisitorId = Name,
        SessionId = Name,
        CustomerId = customer,
        Name = name,
        Type = name switch { "page_view" or "product_view" => TrackedEventType.PageView, "add_to_basket" => TrackedEventType.Click, "sign_in" => TrackedEventType.SignIn, _ => TrackedEventType.Custom },
        At = at,
        Page = page,
        Referrer = Channel == "search" ? "https://search.example/" : Channel == "social" ? "https://social.example/" : null,
        Device = Device,
        Channel = Channel,
        Engagement = name switch { "page_view" => EngagementLevel.Low, "payment_completed" => EngagementLevel.High, _ => EngagementLevel.Medium },
        Properties = name is "page_view" or "sign_in" ? new Dictionary<string, string>() : new Dictionary<string, string> { ["category"] = Looked.Category },
    };
}
