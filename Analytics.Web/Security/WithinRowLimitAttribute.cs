namespace Analytics.Web.Security;

/// <summary>
/// Says of a page or an endpoint that everything it shows comes from questions which keep to the reader's row limit. Whatever does not
/// say so is closed to limited accounts and keys: <see cref="AccessRequirement"/> looks for it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WithinRowLimitAttribute : Attribute;
