namespace Analytics.Web.Api;

/// <summary>Those who came to a step.</summary>
/// <param name="Step">The step's place, from 1 on.</param>
/// <param name="Name">What the step is called.</param>
/// <param name="Left">Whether only those are meant who got no further.</param>
/// <param name="People">One page of them.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Skip">How many were passed over.</param>
/// <param name="Take">How many at most.</param>
public sealed record FunnelPeopleDocument(int Step, string Name, bool Left, IReadOnlyList<FunnelPersonDocument> People, int Total, int Skip, int Take);
