namespace Analytics.Tests.Fakes;

/// <summary>A line for <see cref="FakeQueryRunner"/>.</summary>
public sealed record FakeLine(
    DateTime At,
    string Order,
    string? Customer,
    string Product,
    string? Category,
    string? Channel,
    string? Location,
    decimal Quantity,
    decimal Amount);
