namespace Analytics.Core.Domain;

/// <summary>What a <see cref="Label"/> names.</summary>
public enum LabelKind
{
    /// <summary>A product category.</summary>
    Category = 1,

    /// <summary>A sales channel.</summary>
    Channel = 2,

    /// <summary>A city, region or country.</summary>
    Location = 3,
}
