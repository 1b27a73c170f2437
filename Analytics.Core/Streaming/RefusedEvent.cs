namespace Analytics.Core.Streaming;

/// <summary>An event that was not taken, and why.</summary>
/// <param name="Index">Its place among those that were sent, from 0.</param>
/// <param name="Field">The field at fault; <c>event</c> where it is all of it.</param>
/// <param name="Reason">What is wrong with it, after the field's name: "is missing".</param>
public sealed record RefusedEvent(int Index, string Field, string Reason);
