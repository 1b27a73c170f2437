using System.Text;

namespace Analytics.Tests.Core.Storage;

/// <summary>Reads a database's files as bytes.</summary>
internal static class RawFile
{
    /// <summary>Fails when one of the texts occurs anywhere in the database's files: the file, its log, the read model's copy.</summary>
    public static void AssertNowhere(string database, params string[] texts)
    {
        var files = Of(database);
        Assert.Contains(files, static file => file.Bytes.Length > 0);
        foreach (var text in texts)
        {
            Assert.DoesNotContain(files, file => file.Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || file.Bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0);
        }
    }

    /// <summary>Fails unless each of the texts occurs in one of them.</summary>
    public static void AssertHas(string database, params string[] texts) =>
        Assert.All(texts, text => Assert.Contains(Of(database), file => file.Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0));

    private static List<(string Name, byte[] Bytes)> Of(string database) =>
        [.. Directory.EnumerateFiles(Path.GetDirectoryName(database)!, Path.GetFileName(database) + "*").Where(static f => !f.EndsWith(".lock", StringComparison.Ordinal)).Select(static f => (f, Read(f)))];

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
