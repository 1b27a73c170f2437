using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Import.Reading;

namespace Analytics.Core.Import.Mapping;

/// <summary>Suggests a plan for a file: what the user named, else a saved mapping for this header, else a preset, else a guess.</summary>
internal static class PlanSuggester
{
    /// <summary>Suggests a plan.</summary>
    /// <param name="profile">The file.</param>
    /// <param name="options">What the user said.</param>
    /// <param name="saved">Saved mappings to choose from, the best first: those for this header, and the one that was named.</param>
    /// <exception cref="ImportException">The named mapping does not exist or does not fit.</exception>
    public static ImportPlan Suggest(FileProfile profile, InspectOptions options, IReadOnlyList<SavedMapping> saved)
    {
        var blank = new ImportPlan { Kind = options.Kind, Layout = profile.Layout, Columns = profile.Names, Fields = [] };
        if (options.MappingName is { } name)
        {
            return Named(profile, blank, name, saved);
        }

        foreach (var mapping in saved)
        {
            if (FromSaved(mapping, blank) is { } plan && plan.Kind == options.Kind)
            {
                return plan;
            }
        }

        if (options.Kind == BatchKind.Purchases && Fitting(profile) is [var preset, ..])
        {
            return blank with { Fields = preset.Map(profile)!, MappingName = preset.Preset.Name };
        }

        return blank with { Fields = FieldGuesser.Guess(profile, options.Kind) };
    }

    /// <summary>The presets that fit a file.</summary>
    public static IReadOnlyList<PresetDefinition> Fitting(FileProfile profile) => [.. Presets.All.Where(p => p.Map(profile) is not null)];

    private static ImportPlan Named(FileProfile profile, ImportPlan blank, string name, IReadOnlyList<SavedMapping> saved)
    {
        if (Presets.Find(name) is { } preset)
        {
            var fields = preset.Map(profile) ?? throw new ImportException(
                ImportError.BadPlan,
                $"The preset {preset.Preset.Name} does not fit this file. It is for: {preset.Preset.Description} The file has: {string.Join(", ", profile.Names.Take(12))}.");
            return blank with { Kind = BatchKind.Purchases, Fields = fields, MappingName = preset.Preset.Name };
        }

        var mapping = saved.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ImportException(
                ImportError.BadPlan,
                $"There is no preset or saved mapping named {name}. The presets are {string.Join(", ", Presets.All.Select(p => p.Preset.Name))}.");
        return FromSaved(mapping, blank) ?? throw new ImportException(
            ImportError.BadPlan, $"The saved mapping {mapping.Name} is for a file with other columns. Map this file's columns and save them under a new name.");
    }

    /// <summary>The saved plan for this file, column by name; null when a column is not there.</summary>
    private static ImportPlan? FromSaved(SavedMapping mapping, ImportPlan blank)
    {
        ImportPlan? saved;
        try
        {
            saved = JsonSerializer.Deserialize<ImportPlan>(mapping.MappingJson, ImportJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }

        if (saved is null)
        {
            return null;
        }

        var fields = new List<FieldMapping>();
        foreach (var field in saved.Fields)
        {
            var name = field.Column >= 0 && field.Column < saved.Columns.Count ? saved.Columns[field.Column] : null;
            var column = Enumerable.Range(0, blank.Columns.Count)
                .FirstOrDefault(i => string.Equals(blank.Columns[i], name, StringComparison.OrdinalIgnoreCase), -1);
            if (column < 0)
            {
                return null;
            }

            fields.Add(field with { Column = column });
        }

        return saved with
        {
            Layout = blank.Layout, Columns = blank.Columns, Fields = fields, MappingName = mapping.Name, AllowSameFile = false,
        };
    }
}
