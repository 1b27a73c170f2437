namespace Analytics.Web.State.Importing;

/// <summary>Something that went wrong, as three sentences for the person in front of it.</summary>
/// <param name="What">What happened.</param>
/// <param name="Kept">What was kept.</param>
/// <param name="ToDo">What to do.</param>
public sealed record Problem(string What, string Kept, string ToDo);
