namespace Analytics.Core.Storage.Model;

/// <summary>A value of a key measure.</summary>
internal sealed class KeyMeasureValueRecord
{
    public required string MeasureKey { get; set; }

    /// <summary>0 by day, 1 by hour.</summary>
    public int Grain { get; set; }

    /// <summary>Hours since 1970-01-01 00:00 in the shop's zone; a day's value stands at its first hour.</summary>
    public int Slot { get; set; }

    /// <summary>Ten-thousandths.</summary>
    public long NumeratorUnits { get; set; }

    /// <summary>Ten-thousandths.</summary>
    public long DenominatorUnits { get; set; }

    public DateTimeOffset ComputedAt { get; set; }
}
