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
}
