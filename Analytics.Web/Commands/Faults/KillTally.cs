namespace Analytics.Web.Commands.Faults;

/// <summary>What the kills of one kind of work came to.</summary>
internal sealed class KillTally
{
    /// <summary>How often it was killed.</summary>
    public int Kills { get; set; }

    /// <summary>Kills that came after the work was acknowledged.</summary>
    public int AfterAcknowledgement { get; set; }

    /// <summary>Kills after which the work was done but nobody had been told: the next try had to find that out.</summary>
    public int DoneButNotSaid { get; set; }

    /// <summary>Kills that left something half done, which the next start removed.</summary>
    public int CutOff { get; set; }

    /// <summary>What was acknowledged in all: lines, events or backups.</summary>
    public long Acknowledged { get; set; }

    /// <summary>What was acknowledged and is not there.</summary>
    public long Lost { get; set; }

    /// <summary>What is there more than once.</summary>
    public long CountedTwice { get; set; }

    /// <summary>Other states that must never be, each in words.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Whether all was as it must be.</summary>
    public bool IsSound => Lost == 0 && CountedTwice == 0 && Wrong.Count == 0;
}
