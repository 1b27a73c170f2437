using System.Text.Json.Serialization;

namespace Analytics.Core.Import;

/// <summary>What an <see cref="Ambiguity"/> is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AmbiguitySubject>))]
public enum AmbiguitySubject
{
    /// <summary>Day or month first: <see cref="ImportPlan.DateFormat"/>, <c>--date-format</c>.</summary>
    DateFormat,

    /// <summary>Point or comma: <see cref="ImportPlan.DecimalSign"/>, <c>--decimal</c>.</summary>
    DecimalSign,
}
