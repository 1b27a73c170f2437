using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Analytics.Core.Import.Reading;

namespace Analytics.Core.Import.Mapping;

/// <summary>The fingerprint by which a file's header is known again.</summary>
internal static class HeaderHash
{
    /// <summary>SHA-256 over the columns' names, without case and signs, in their order; lower-case hex.</summary>
    public static string Of(ImportPlan plan)
    {
        var text = plan.Layout.HasHeader
            ? string.Join('\n', plan.Columns.Select(c => c.Trim().ToUpperInvariant()))
            : string.Create(CultureInfo.InvariantCulture, $"no header, {plan.Columns.Count} columns, {Separators.NameOf(plan.Layout.Separator)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
