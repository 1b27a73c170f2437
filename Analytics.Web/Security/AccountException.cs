namespace Analytics.Web.Security;

/// <summary>A change of accounts, keys or links that cannot be made; the message says what to change.</summary>
/// <param name="field">The field at fault: <c>email</c>, <c>password</c>, <c>role</c>, <c>token</c>, <c>name</c>, <c>scopes</c>, <c>expires</c>.</param>
/// <param name="message">What to change.</param>
public sealed class AccountException(string field, string message) : Exception(message)
{
    /// <summary>The field at fault.</summary>
    public string Field { get; } = field;
}
