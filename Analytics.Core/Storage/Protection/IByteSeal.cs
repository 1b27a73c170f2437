namespace Analytics.Core.Storage.Protection;

/// <summary>Encrypts files that are derived from the database and repeat what is encrypted there.</summary>
public interface IByteSeal
{
    /// <summary>The bytes, encrypted and bound to <paramref name="purpose"/>.</summary>
    /// <exception cref="StorageException">The keys are not there.</exception>
    byte[] SealBytes(string purpose, ReadOnlySpan<byte> bytes);

    /// <summary>What <see cref="SealBytes"/> was given; null where it was changed, or closed with another key or for another purpose.</summary>
    /// <exception cref="StorageException">The keys are not there.</exception>
    byte[]? TryOpenBytes(string purpose, ReadOnlySpan<byte> sealedBytes);
}
