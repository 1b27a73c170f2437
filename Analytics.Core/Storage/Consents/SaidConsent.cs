namespace Analytics.Core.Storage.Consents;

/// <summary>One thing that a person has said about one purpose.</summary>
/// <param name="Purpose">About what.</param>
/// <param name="IsGiven">True given, false withdrawn.</param>
/// <param name="At">When it was said, or the file read that says so.</param>
/// <param name="IsDated">Whether it is known when it was said.</param>
/// <param name="By">The account or key that wrote it down, or who imported the file.</param>
/// <param name="BatchId">The import that brought it; null where it was written down on the page or by the API.</param>
/// <param name="Source">The file's name; null without a file.</param>
/// <param name="IsKept">A withdrawal of an import that was undone.</param>
public sealed record SaidConsent(
    ConsentPurpose Purpose, bool IsGiven, DateTimeOffset At, bool IsDated, string By, int? BatchId, string? Source, bool IsKept);
