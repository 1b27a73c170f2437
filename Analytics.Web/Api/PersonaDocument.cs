namespace Analytics.Web.Api;

/// <summary>The group of people of like behaviour to which somebody belongs.</summary>
/// <param name="Name">Its name, from what sets it apart.</param>
/// <param name="Share">Its share of the people that the groups were found in.</param>
/// <param name="Groups">How many groups there are.</param>
/// <param name="Silhouette">How well they are parted, −1 to 1.</param>
/// <param name="People">In how many people the groups were found.</param>
/// <param name="Medians">The group's median of each feature, in plain units.</param>
public sealed record PersonaDocument(string Name, double Share, int Groups, double? Silhouette, int People, IReadOnlyDictionary<string, double> Medians);
