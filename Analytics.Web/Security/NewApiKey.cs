using Analytics.Core.Domain;

namespace Analytics.Web.Security;

/// <summary>A key that has just been made, with its secret, which nobody can show again.</summary>
/// <param name="Key">What is kept.</param>
/// <param name="Secret">The whole key, as a program sends it.</param>
public sealed record NewApiKey(ApiKey Key, string Secret);
