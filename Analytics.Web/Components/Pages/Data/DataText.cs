using System.Globalization;

namespace Analytics.Web.Components.Pages.Data;

/// <summary>Sizes, times and counts in words, for the data pages.</summary>
public static class DataText
{
    /// <summary>A count of bytes with its unit: 512 B, 44.2 MB, 5.1 GB.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} kB"),
        < 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.#} GB"),
    };

    /// <summary>A time as one would say it: 0.8 s, 12 s, 3 min 20 s, 2 h 5 min.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 9.95 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, span.TotalSeconds):0.0} s"),
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min {span.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h {span.Minutes} min"),
    };

    /// <summary>The time left as a rough word, since it is a guess: "a few seconds", "about 40 s", "about 3 min".</summary>
    public static string Left(TimeSpan left) => left switch
    {
        { TotalSeconds: < 5 } => "a few seconds left",
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"about {Math.Ceiling(left.TotalSeconds / 5) * 5:0} s left"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"about {Math.Ceiling(left.TotalMinutes):0} min left"),
        _ => string.Create(CultureInfo.InvariantCulture, $"about {left.TotalHours:0.0} h left"),
    };

    /// <summary>A count with its noun: 1 row, 541,909 rows.</summary>
    public static string Count(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
