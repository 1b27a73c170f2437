namespace Analytics.Tests.Fakes;

/// <summary>Tests that measure the process, and so run while no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneGroup
{
    /// <summary>Its name.</summary>
    public const string Name = "Alone";
}
