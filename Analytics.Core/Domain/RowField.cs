namespace Analytics.Core.Domain;

/// <summary>An attribute of purchase lines to whose values an account or key may be limited.</summary>
public enum RowField
{
    /// <summary>Where the line was sold.</summary>
    Channel,

    /// <summary>The line's own location, else its customer's.</summary>
    Location,

    /// <summary>The line's own category, else its product's.</summary>
    Category,
}
