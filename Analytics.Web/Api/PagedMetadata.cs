namespace Analytics.Web.Api;

/// <summary>Says of an endpoint that it takes <c>skip</c> and <c>take</c>.</summary>
internal sealed record PagedMetadata;
