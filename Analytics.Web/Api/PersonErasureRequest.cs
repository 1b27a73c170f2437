namespace Analytics.Web.Api;

/// <summary>Says that somebody is to be erased.</summary>
/// <param name="Id">The shop's id of the person.</param>
/// <param name="Confirm">The same id again: an erasure cannot be taken back.</param>
internal sealed record PersonErasureRequest(string? Id, string? Confirm);
