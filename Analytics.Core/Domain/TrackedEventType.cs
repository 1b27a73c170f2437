namespace Analytics.Core.Domain;

/// <summary>Which kind of event a <see cref="TrackedEvent"/> is. The numbers are stored.</summary>
public enum TrackedEventType
{
    /// <summary>Anything that the shop names itself.</summary>
    Custom = 0,

    /// <summary>A page was shown.</summary>
    PageView = 1,

    /// <summary>Something was clicked.</summary>
    Click = 2,

    /// <summary>A customer signed in.</summary>
    SignIn = 3,

    /// <summary>A customer opened an account.</summary>
    SignUp = 4,

    /// <summary>This application's own use.</summary>
    OwnUse = 5,
}
