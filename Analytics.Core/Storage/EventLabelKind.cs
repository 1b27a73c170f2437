namespace Analytics.Core.Storage;

/// <summary>What a stored name of the events' own table names. The numbers are stored.</summary>
public enum EventLabelKind
{
    /// <summary>What happened.</summary>
    Name = 31,

    /// <summary>A page.</summary>
    Page = 32,

    /// <summary>Where a visitor came from.</summary>
    Referrer = 33,

    /// <summary>A kind of device, of an event or of a visitor.</summary>
    Device = 34,

    /// <summary>A channel.</summary>
    Channel = 35,

    /// <summary>A visitor's gender.</summary>
    Gender = 36,
}
