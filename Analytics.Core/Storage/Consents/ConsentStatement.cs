namespace Analytics.Core.Storage.Consents;

/// <summary>What a file says that somebody has said; <see cref="ConsentRule"/> says what counts.</summary>
/// <param name="PersonId">The shop's id of the customer, never empty.</param>
/// <param name="Purpose">About what.</param>
/// <param name="IsGiven">True given, false withdrawn.</param>
/// <param name="SaidAtUnixMs">When, milliseconds since 1970 UTC; where nobody knows, when the file was read.</param>
/// <param name="IsDated">Whether it is known when it was said.</param>
public sealed record ConsentStatement(string PersonId, ConsentPurpose Purpose, bool IsGiven, long SaidAtUnixMs, bool IsDated);
