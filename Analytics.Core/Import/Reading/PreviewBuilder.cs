using System.Globalization;
using Analytics.Core.Import.Mapping;

namespace Analytics.Core.Import.Reading;

/// <summary>Puts what was found into a preview.</summary>
internal static class PreviewBuilder
{
    /// <summary>Makes the preview.</summary>
    public static FilePreview Build(string fileName, FileFacts facts, FileProfile profile, ResolvedPlan resolved, IReadOnlyList<string> saved, EarlierImport? sameFile) => new()
    {
        Name = fileName,
        Bytes = facts.Bytes,
        Sha256 = facts.Sha256,
        IsCompressed = facts.IsCompressed,
        Layout = profile.Layout,
        Columns = [.. profile.Columns.Select((c, i) => new ColumnPreview(
            i, profile.Names[i], c.Type, c.Seen == 0 ? 0 : (double)c.Filled / c.Seen, c.Examples, Describe(c)))],
        Rows = profile.FirstRows,
        SuggestedPlan = resolved.Plan,
        Presets = [.. PlanSuggester.Fitting(profile).Select(p => p.Preset.Name)],
        SavedMappings = saved,
        Ambiguities = resolved.Questions,
        Notes = [.. Notes(facts, profile), .. resolved.Notes],
        SameFile = sameFile,
    };

    private static string Describe(ColumnProfile column)
    {
        var parts = new List<string>();
        if (column.Type == ColumnType.Date)
        {
            parts.Add(column.Dates.Decide(out var reason) is null ? "day or month first is open" : reason);
        }

        if (column.Type == ColumnType.Number && column.Points != column.Commas)
        {
            parts.Add(column.Points > column.Commas ? "decimal point" : "decimal comma");
        }

        if (column.Type == ColumnType.Number && column.Currencies.Count > 0)
        {
            parts.Add(string.Join(", ", column.Currencies));
        }

        if (column.AreIdsWithDecimals)
        {
            parts.Add("whole numbers written with .0");
        }

        return string.Join("; ", parts);
    }

    private static IEnumerable<string> Notes(FileFacts facts, FileProfile profile)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{profile.Rows:N0} rows, {profile.Columns.Count} columns, {Separators.NameOf(profile.Layout.Separator)} between them, {profile.Layout.Encoding}{(facts.IsCompressed ? ", gzip" : string.Empty)}, {(profile.Layout.HasHeader ? "with" : "without")} header.");
        if (profile.RaggedRows > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{profile.RaggedRows:N0} rows have another number of cells.");
        }

        if (facts.InvalidBytes > 0 && string.Equals(profile.Layout.Encoding, "utf-8", StringComparison.OrdinalIgnoreCase))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{facts.InvalidBytes:N0} bytes are no valid text.");
        }
    }
}
