using Analytics.Core.Customers;

namespace Analytics.Core.Behaviour;

/// <summary>The group of people of like behaviour to which a person belongs.</summary>
/// <param name="Name">Its name, from what sets it apart.</param>
/// <param name="Share">Its share of the people that the groups were found in, 0 to 1.</param>
/// <param name="Groups">How many groups there are; chosen by the silhouette.</param>
/// <param name="Silhouette">How well the groups are parted, −1 to 1; below 0.25 they are not much more than a way to cut.</param>
/// <param name="People">In how many people the groups were found.</param>
/// <param name="Features">What the group is like.</param>
public sealed record BehaviourPersona(string Name, double Share, int Groups, double? Silhouette, int People, IReadOnlyList<FeatureProfile> Features);
