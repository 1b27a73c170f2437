namespace Analytics.Web.Commands.Faults;

/// <summary>What became of a run.</summary>
/// <param name="Code">Its exit code; another one than 0 or 1 when it was killed.</param>
/// <param name="Output">What it wrote to standard output: its acknowledgement, where there is one.</param>
/// <param name="Error">What it wrote to standard error.</param>
/// <param name="Elapsed">How long it lived.</param>
internal sealed record ProgramRun(int Code, string Output, string Error, TimeSpan Elapsed)
{
    /// <summary>Whether it told the world that its work was done: its whole document is out.</summary>
    public bool IsAcknowledged => Output.TrimEnd().EndsWith('}');
}
