namespace Analytics.Core.Domain;

/// <summary>A marketing campaign.</summary>
/// <param name="Id">The shop's own id.</param>
/// <param name="Name">Its name; the id where none is known.</param>
/// <param name="Type">What kind it is: search, social, mail.</param>
/// <param name="Channel">The marketing channel, as paths name it.</param>
/// <param name="Target">Whom it is for.</param>
/// <param name="Budget">What it may cost in all.</param>
/// <param name="Start">Its first day.</param>
/// <param name="End">Its last day.</param>
/// <param name="Status">As the source writes it: active, paused, ended.</param>
public sealed record Campaign(
    string Id,
    string Name,
    string? Type = null,
    string? Channel = null,
    string? Target = null,
    Money? Budget = null,
    DateOnly? Start = null,
    DateOnly? End = null,
    string? Status = null);
