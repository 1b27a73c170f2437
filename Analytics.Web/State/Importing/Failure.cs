namespace Analytics.Web.State.Importing;

/// <summary>Something that went wrong, for the person in front of it.</summary>
/// <param name="What">What happened.</param>
/// <param name="Kept">What was kept.</param>
/// <param name="ToDo">What to do; null where <paramref name="What"/> says it already.</param>
public sealed record Failure(string What, string Kept, string? ToDo = null);
