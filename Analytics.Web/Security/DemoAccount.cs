namespace Analytics.Web.Security;

/// <summary>An account of the demo. Its password is no secret on this machine: it is printed and shown.</summary>
/// <param name="Email">The name it signs in with.</param>
/// <param name="Role">Its role.</param>
/// <param name="Password">Its password, made at random for this database.</param>
public sealed record DemoAccount(string Email, string Role, string Password);
