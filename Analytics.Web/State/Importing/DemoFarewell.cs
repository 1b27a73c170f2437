namespace Analytics.Web.State.Importing;

/// <summary>What became of the demo.</summary>
/// <param name="DataRemoved">Whether its lines are gone.</param>
/// <param name="SetupPath">The path of a one-time link that makes the first admin, when no other admin is left; else null.</param>
/// <param name="Failure">What went wrong, if something did.</param>
public sealed record DemoFarewell(bool DataRemoved, string? SetupPath, Failure? Failure = null);
