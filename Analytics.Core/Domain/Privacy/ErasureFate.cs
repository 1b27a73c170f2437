namespace Analytics.Core.Domain;

/// <summary>What becomes of something when the person whom it is about is erased.</summary>
public enum ErasureFate
{
    /// <summary>It stays: numbers are made of it, and it names nobody.</summary>
    Stays,

    /// <summary>A pseudonym drawn at random takes its place, which nothing turns back.</summary>
    Replaced,

    /// <summary>It is emptied or removed.</summary>
    Removed,

    /// <summary>It stays where at least <see cref="PrivacyCatalog.CrowdSize"/> customers share it, and is removed where it singles somebody out.</summary>
    RemovedWhereRare,
}
