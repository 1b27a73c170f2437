namespace Analytics.Core.Demo;

/// <summary>What a stream of random numbers is for.</summary>
internal enum DemoStream
{
    /// <summary>Who a customer is.</summary>
    Person = 1,

    /// <summary>When a customer buys.</summary>
    Visits = 2,

    /// <summary>What an order holds.</summary>
    Basket = 3,

    /// <summary>What a customer says of an order.</summary>
    Review = 8,

    /// <summary>What is spent on a campaign.</summary>
    Spend = 9,

    /// <summary>What comes of a campaign.</summary>
    Campaign = 10,

    /// <summary>What people touch before they buy.</summary>
    Journey = 11,

    /// <summary>What the shop spends.</summary>
    Cost = 12,

    /// <summary>What the shop goes on to sell.</summary>
    Till = 13,

    /// <summary>What people do on the shop's pages.</summary>
    Events = 14,

    /// <summary>How payments go.</summary>
    Payment = 15,
}
