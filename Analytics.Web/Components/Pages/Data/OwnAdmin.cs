namespace Analytics.Web.Components.Pages.Data;

/// <summary>What somebody typed to get an admin's account of their own.</summary>
/// <param name="Email">The name to sign in with.</param>
/// <param name="Password">The password, as typed.</param>
public sealed record OwnAdmin(string Email, string Password);
