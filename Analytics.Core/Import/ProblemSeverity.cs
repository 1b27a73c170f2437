using System.Text.Json.Serialization;

namespace Analytics.Core.Import;

/// <summary>How much a problem matters.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProblemSeverity>))]
public enum ProblemSeverity
{
    /// <summary>Usual; good to know.</summary>
    Info,

    /// <summary>Numbers may not be what is expected.</summary>
    Warning,

    /// <summary>The rows are left out.</summary>
    Error,
}
