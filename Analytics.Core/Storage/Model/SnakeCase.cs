using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Analytics.Core.Storage.Model;

/// <summary>Gives columns, keys and indexes names in snake_case, so that SQL needs no quotes in either database.</summary>
internal static class SnakeCase
{
    /// <summary>How the name of a property begins that stands for an encrypted column.</summary>
    internal const string Sealed = "Sealed";

    internal static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Of(property.IsShadowProperty() && property.Name.StartsWith(Sealed, StringComparison.Ordinal) ? property.Name[Sealed.Length..] : property.Name));
            }

            foreach (var key in entity.GetKeys())
            {
                key.SetName(Of(key.GetName() ?? ""));
            }

            foreach (var key in entity.GetForeignKeys())
            {
                key.SetConstraintName(Of(key.GetConstraintName() ?? ""));
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(Of(index.GetDatabaseName() ?? ""));
            }
        }
    }

    /// <summary><c>FirstAtUnixMs</c> becomes <c>first_at_unix_ms</c>, <c>SourceSha256</c> becomes <c>source_sha256</c>.</summary>
    internal static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var starts = char.IsUpper(c) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (starts)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
