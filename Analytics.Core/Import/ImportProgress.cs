namespace Analytics.Core.Import;

/// <summary>How far an import is; reported at most ten times a second.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="BytesRead">Bytes of the file that were read in this phase.</param>
/// <param name="BytesTotal">The file's size in bytes.</param>
/// <param name="Rows">Rows so far in this phase.</param>
/// <param name="SecondsLeft">An estimate of this phase's rest, from its pace so far; null in its first moments.</param>
public readonly record struct ImportProgress(ImportPhase Phase, long BytesRead, long BytesTotal, long Rows, double? SecondsLeft)
{
    /// <summary>Share of the phase that is done, 0 to 1.</summary>
    public double Fraction => BytesTotal <= 0 ? 0 : Math.Clamp((double)BytesRead / BytesTotal, 0, 1);
}
