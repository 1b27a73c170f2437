using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>What is known of a batch before its first row.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="SourceName">The file's name without its folder, or what else the rows come from.</param>
/// <param name="CreatedBy">Who imports: an account's name, or <c>cli</c>.</param>
/// <param name="SourceSha256">SHA-256 of the file's bytes, lower-case hex.</param>
/// <param name="MappingName">Preset or saved mapping, where any.</param>
public sealed record BatchDraft(
    BatchKind Kind,
    string SourceName,
    string CreatedBy,
    string? SourceSha256 = null,
    string? MappingName = null);
