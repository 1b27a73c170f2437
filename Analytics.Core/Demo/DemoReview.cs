namespace Analytics.Core.Demo;

/// <summary>A made-up review.</summary>
/// <param name="Customer">Index into <see cref="DemoShop.Customers"/>.</param>
/// <param name="Product">Index into <see cref="DemoShop.Products"/>.</param>
/// <param name="At">When it was written, some days after the order.</param>
/// <param name="Stars">1 to 5.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Text">What it says; null where only stars were given.</param>
public sealed record DemoReview(int Customer, int Product, DateTimeOffset At, int Stars, string? Title, string? Text);
