using System.CommandLine;
using System.Diagnostics;
using Analytics.Core.Text;

namespace Analytics.Web.Commands;

/// <summary><c>bench sentiment</c>: texts a second on one core, and how often the sign is right where a file says what it should be.</summary>
internal static class BenchSentimentCommand
{
    private const int LeastSeconds = 3;

    private static readonly Option<FileInfo?> Input = new("--input") { Description = "A file with texts; made-up reviews without it.", HelpName = "FILE" };

    private static readonly Option<string> Column = new("--column") { Description = "The texts' column: name, or number counted from 1.", HelpName = "NAME|INDEX", DefaultValueFactory = static _ => "1" };

    private static readonly Option<string?> Truth = new("--truth") { Description = "The column that says what each text is.", HelpName = "NAME|INDEX" };

    private static readonly Option<string> Positive = new("--positive") { Description = "The truth's values that mean good.", HelpName = "LIST", DefaultValueFactory = static _ => "1" };

    private static readonly Option<string> Negative = new("--negative") { Description = "The truth's values that mean bad.", HelpName = "LIST", DefaultValueFactory = static _ => "0" };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("sentiment", "Score texts on one core: texts a second, and how often the sign is right.") { Input, Column, Truth, Positive, Negative };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var console = CommandConsole.Of(parsed);
        var (texts, truths) = Read(parsed);
        if (texts.Count == 0)
        {
            throw new FailedException("There is no text to score.");
        }

        var labels = texts.ConvertAll(static t => SentimentAnalyzer.Default.Analyze(t).Label);
        var clock = Stopwatch.StartNew();
        long scored = 0;
        while (clock.Elapsed.TotalSeconds < LeastSeconds)
        {
            foreach (var text in texts)
            {
                SentimentAnalyzer.Default.Analyze(text);
            }

            scored += texts.Count;
        }

        var perSecond = scored / clock.Elapsed.TotalSeconds;
        var signs = truths is null ? null : SignCount.Of(labels, truths);
        console.WriteJson(new { texts = texts.Count, meanLength = texts.Average(static t => t.Length), textsPerSecond = perSecond, accuracy = signs });
        if (!console.IsJson)
        {
            console.Say(Text.Of($"{texts.Count:N0} texts of {texts.Average(static t => t.Length):N0} characters on average: {perSecond:N0} a second on one core"));
            if (signs is not null)
            {
                console.Say(Text.Of($"Not scored neutral      {signs.Polar,8:N0} ({signs.PolarShare:0.0%})"));
                console.Say(Text.Of($"Right of those          {signs.Accuracy,8:0.000}"));
                console.Say(Text.Of($"Balanced                {signs.BalancedAccuracy,8:0.000} (good {signs.GoodAccuracy:0.000}, bad {signs.BadAccuracy:0.000})"));
                console.Say(Text.Of($"Neutral taken for good  {signs.AccuracyWithNeutralGood,8:0.000} of all right"));
            }
        }

        return ExitCodes.Done;
    }

    private static (List<string> Texts, List<bool>? Truths) Read(ParseResult parsed)
    {
        if (parsed.GetValue(Input) is not { } input)
        {
            return (SentimentBench.MadeUp(20_000), null);
        }

        var file = SeparatedFile.Open(input.FullName);
        var (column, hasHeader) = file.Find(parsed.GetValue(Column)!);
        int? truth = parsed.GetValue(Truth) is { } name ? file.Find(name).Column : null;
        var (good, bad) = (List(parsed.GetValue(Positive)!), List(parsed.GetValue(Negative)!));
        var texts = new List<string>();
        var truths = new List<bool>();
        foreach (var record in file.Read().Skip(hasHeader ? 1 : 0))
        {
            if (column >= record.Length || string.IsNullOrWhiteSpace(record[column]))
            {
                continue;
            }

            if (truth is { } at)
            {
                var value = at < record.Length ? record[at].Trim() : string.Empty;
                if (!good.Contains(value) && !bad.Contains(value))
                {
                    continue;
                }

                truths.Add(good.Contains(value));
            }

            texts.Add(record[column]);
        }

        return (texts, truth is null ? null : truths);
    }

    private static HashSet<string> List(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
