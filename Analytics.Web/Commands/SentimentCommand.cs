using System.CommandLine;
using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Text;

namespace Analytics.Web.Commands;

/// <summary><c>sentiment</c>: scores the texts of a file's column.</summary>
public static class SentimentCommand
{
    private static readonly Option<FileInfo> Input = new("--input", "-i") { Description = "A file of separated values, with or without a header.", HelpName = "FILE", Required = true };

    private static readonly Option<string> Column = new("--column") { Description = "The texts' column: its name in the header, or its number, counted from 1.", HelpName = "NAME|INDEX", Required = true };

    private static readonly Option<FileInfo> Out = new("--out", "-o") { Description = "Where the input's columns go, followed by score, label, confidence and intensity; as CSV, or parted by tabs when it ends in .tsv.", HelpName = "FILE", Required = true };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("sentiment", "Score what the texts of a file say: −1 (all bad) to 1 (all good).") { Input, Column, Out };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (input, target) = (parsed.GetValue(Input)!, parsed.GetValue(Out)!);
        if (string.Equals(input.FullName, target.FullName, StringComparison.Ordinal))
        {
            throw new UsageException("--out would overwrite --input; name another file.");
        }

        var file = SeparatedFile.Open(input.FullName);
        var (column, hasHeader) = file.Find(parsed.GetValue(Column)!);
        var separator = string.Equals(target.Extension, ".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',';
        var counts = new Dictionary<SentimentLabel, long>();
        double sum = 0;
        var isFirst = true;
        await using (var writer = new StreamWriter(target.FullName))
        {
            var names = hasHeader ? file.Sample[0] : [.. Enumerable.Range(1, file.Width).Select(static n => Text.Of($"column{n}"))];
            await WriteAsync(writer, separator, Fill(names, file.Width), ["score", "label", "confidence", "intensity"]);
            foreach (var record in file.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (isFirst && hasHeader)
                {
                    isFirst = false;
                    continue;
                }

                isFirst = false;
                var result = SentimentAnalyzer.Default.Analyze(column < record.Length ? record[column] : string.Empty);
                counts[result.Label] = counts.GetValueOrDefault(result.Label) + 1;
                sum += result.Score;
                await WriteAsync(
                    writer, separator, Fill(record, file.Width),
                    [Number(result.Score), LabelOf(result.Label), Number(result.Confidence), Number(result.Intensity)]);
            }
        }

        var rows = counts.Values.Sum();
        var console = CommandConsole.Of(parsed);
        console.WriteJson(new
        {
            rows,
            positive = counts.GetValueOrDefault(SentimentLabel.Positive),
            neutral = counts.GetValueOrDefault(SentimentLabel.Neutral),
            negative = counts.GetValueOrDefault(SentimentLabel.Negative),
            meanScore = rows == 0 ? (double?)null : sum / rows,
        });
        console.Say(Text.Of(
            $"{rows:N0} texts: {counts.GetValueOrDefault(SentimentLabel.Positive):N0} positive, {counts.GetValueOrDefault(SentimentLabel.Neutral):N0} neutral, {counts.GetValueOrDefault(SentimentLabel.Negative):N0} negative."));
        return ExitCodes.Done;
    }

    /// <summary>A label as files and the API write it.</summary>
    internal static string LabelOf(SentimentLabel label) => label switch
    {
        SentimentLabel.Positive => "positive",
        SentimentLabel.Negative => "negative",
        _ => "neutral",
    };

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Fill(string[] record, int width) => record.Concat(Enumerable.Repeat(string.Empty, Math.Max(0, width - record.Length)));

    // The input's own cells are written as they were, so that the file can be joined to its source again.
    private static Task WriteAsync(StreamWriter writer, char separator, IEnumerable<string> cells, IEnumerable<string> more) =>
        writer.WriteLineAsync(string.Join(separator, cells.Concat(more).Select(c => CsvCell.Quote(c, separator))));
}
