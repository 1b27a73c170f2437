using System.Text;

namespace Analytics.Core.Text.Words;

/// <summary>What emoji say, on the lexicon's scale. A skin tone, a variation or a joined sign changes nothing.</summary>
internal static class Emoji
{
    private static readonly Dictionary<int, Word> Ratings = Build(
        (3.0, "😍🥰😻❤💖💗💓💕💘💝💞💟♥🤩💯"),
        (2.6, "😀😁😃😄😆😊😇🥳😂🤣🎉👏🏆🙌🌟⭐"),
        (2.0, "🙂😉😋😎😘😗😙😚🤗👍👌💪✨🔥🤤💙💚💛💜🧡🤍🖤🤎😺😸😹😽☺🥹✅"),
        (1.0, "🙏😌😏🤭🤠🙃"),
        (-1.0, "😐😑😶🤨😬🙄😕🤔😮‍😯😟🙁☹😧😦😓😥😪🥱😒"),
        (-2.0, "😞😔😣😖😫😩😢😭😰😨😱😳😠👎💔😿🙀😾🤦🤷🥺😤❌🤥"),
        (-3.0, "😡🤬🤮🤢💩👿😈🖕🗑☠💀🤡"));

    /// <summary>The emoji's rating; null where the sign is none or says nothing.</summary>
    public static Word? Find(Rune rune) => rune.Value >= 0x2600 || rune.Value == 0x2B50 ? Ratings.GetValueOrDefault(rune.Value) : null;

    private static Dictionary<int, Word> Build(params ReadOnlySpan<(double Valence, string Signs)> groups)
    {
        var ratings = new Dictionary<int, Word>();
        foreach (var (valence, signs) in groups)
        {
            foreach (var rune in signs.EnumerateRunes())
            {
                if (rune.Value >= 0x2600 && rune.Value is not (0xFE0F or 0x200D))
                {
                    ratings.TryAdd(rune.Value, new Word { Valence = valence });
                }
            }
        }

        return ratings;
    }
}
