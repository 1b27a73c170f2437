namespace Analytics.Tests.Browser;

/// <summary>Browser tests share one application, and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserGroup : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
