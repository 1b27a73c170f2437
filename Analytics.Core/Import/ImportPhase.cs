using System.Text.Json.Serialization;

namespace Analytics.Core.Import;

/// <summary>What an import is doing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportPhase>))]
public enum ImportPhase
{
    /// <summary>Finding out what the file is.</summary>
    Inspecting,

    /// <summary>Reading every row and looking for problems; nothing is written.</summary>
    Checking,

    /// <summary>Writing rows under a batch that nobody sees yet.</summary>
    Writing,

    /// <summary>Making the batch whole and its numbers visible.</summary>
    Committing,
}
