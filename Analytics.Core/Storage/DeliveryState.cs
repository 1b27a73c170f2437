namespace Analytics.Core.Storage;

/// <summary>How a message to a channel stands.</summary>
public enum DeliveryState
{
    /// <summary>It is to be sent, again perhaps.</summary>
    Waiting = 0,

    /// <summary>It was taken.</summary>
    Sent = 1,

    /// <summary>It was given up.</summary>
    Failed = 2,
}
