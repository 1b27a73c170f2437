namespace Analytics.Core.Text.Words;

/// <summary>Words drawn out for emphasis: "soooo", "loooove".</summary>
internal static class Drawn
{
    /// <summary>The word with every run of three or more of one letter cut to <paramref name="keep"/>; the word itself where there is none.</summary>
    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> word, int keep, Span<char> buffer)
    {
        var length = 0;
        for (var i = 0; i < word.Length;)
        {
            var run = i + 1;
            while (run < word.Length && word[run] == word[i])
            {
                run++;
            }

            var kept = run - i >= 3 ? keep : run - i;
            buffer.Slice(length, kept).Fill(word[i]);
            length += kept;
            i = run;
        }

        return buffer[..length];
    }
}
