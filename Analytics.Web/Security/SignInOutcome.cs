namespace Analytics.Web.Security;

/// <summary>What came of an attempt to sign in.</summary>
public enum SignInOutcome
{
    /// <summary>It opened no account; why is told to the audit only.</summary>
    Refused,

    /// <summary>The first factor held; the code of the second is still to come.</summary>
    NeedsCode,

    /// <summary>The session has begun.</summary>
    Done,
}
