namespace Analytics.Core.Storage.Model;

/// <summary>
/// What one batch says about a customer that another batch brought: staged while the batch is pending, applied by
/// its commit, and from then on the journal by which undo restores what was there before. Null in New… is "silent".
/// </summary>
internal sealed class CustomerChange
{
    public int BatchId { get; set; }

    public int CustomerId { get; set; }

    /// <summary>The data version that applied it; null while it is staged.</summary>
    public long? AppliedVersion { get; set; }

    public string? NewName { get; set; }

    public string? OldName { get; set; }

    public int? NewBirthYear { get; set; }

    public int? OldBirthYear { get; set; }

    public int? NewAgeYears { get; set; }

    public int? OldAgeYears { get; set; }

    public DateOnly? NewAgeAsOf { get; set; }

    public DateOnly? OldAgeAsOf { get; set; }

    public string? NewGender { get; set; }

    public string? OldGender { get; set; }

    public string? NewLocation { get; set; }

    public string? OldLocation { get; set; }

    public string? NewIncomeRange { get; set; }

    public string? OldIncomeRange { get; set; }

    public DateOnly? NewRegisteredOn { get; set; }

    public DateOnly? OldRegisteredOn { get; set; }

    public string? NewPreferredCategory { get; set; }

    public string? OldPreferredCategory { get; set; }
}
