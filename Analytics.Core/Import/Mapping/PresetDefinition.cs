using Analytics.Core.Import.Reading;

namespace Analytics.Core.Import.Mapping;

/// <summary>A preset: which file it is for, and what its columns mean.</summary>
/// <param name="Preset">Its name and description.</param>
/// <param name="Fields">For each field the column's possible names, and whether the file must have one.</param>
/// <param name="WithoutHeader">The mapping for a file without header, where the preset knows one; null when it does not fit.</param>
internal sealed record PresetDefinition(
    ImportPreset Preset,
    IReadOnlyList<PresetField> Fields,
    Func<FileProfile, IReadOnlyList<FieldMapping>?>? WithoutHeader = null)
{
    /// <summary>The mapping for this file; null when the preset does not fit it.</summary>
    public IReadOnlyList<FieldMapping>? Map(FileProfile profile)
    {
        if (profile.HeaderNames is null)
        {
            return WithoutHeader?.Invoke(profile);
        }

        var mappings = new List<FieldMapping>();
        foreach (var field in Fields)
        {
            var column = Find(profile.Names, field.Names);
            if (column >= 0)
            {
                mappings.Add(new FieldMapping(field.Field, column));
            }
            else if (field.IsNeeded)
            {
                return null;
            }
        }

        return mappings;
    }

    private static int Find(IReadOnlyList<string> names, IReadOnlyList<string> wanted)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (wanted.Contains(FieldNames.Plain(names[i]), StringComparer.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
