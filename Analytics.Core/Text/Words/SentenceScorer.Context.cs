namespace Analytics.Core.Text.Words;

/// <content>What the words before it in its clause make of a word: degree, negation, wish, concession.</content>
internal readonly ref partial struct SentenceScorer
{
    private const double TurnsGood = -0.74;
    private const double TurnsBad = -0.3;
    private const double Bare = -0.7;
    private const double Warning = -1.4;
    private const double Conceded = 0.6;
    private const double Wished = -0.6;
    private const double Perhaps = 0.5;
    private const double CapitalStep = 0.733;
    private const double PraiseStep = 0.5;
    private const double PrettyStep = 0.1;
    private const int DegreeReach = 3;
    private const int NegationReach = 6;

    private double InContext(int i, int first, Word rated, double valence)
    {
        if (_tokens[i].Picture)
        {
            return valence;
        }

        var sign = Math.Sign(valence);
        var strength = Math.Abs(valence) + (_tokens[i].Capitals && _reading.MixesCapitals ? CapitalStep : 0);
        double share = 1;
        var negations = 0;
        var praises = false;
        var blocked = false;
        for (var j = i - 1; j >= first && _tokens[j].Clause == _tokens[i].Clause; j--)
        {
            if (_tokens[j].Word is not { } word)
            {
                continue;
            }

            strength += DegreeOf(word, i - j);
            blocked |= word.Is(WordRole.Concession | WordRole.But | WordRole.Clause);
            share *= word.Is(WordRole.Concession) ? Conceded : 1;
            if (blocked)
            {
                continue;
            }

            if (word.Is(WordRole.Negator) && i - j <= NegationReach)
            {
                _tokens[j].Used = true;
                if (j + 1 < i && _tokens[j + 1].Word?.Is(WordRole.Lifts) == true)
                {
                    continue;
                }

                praises |= rated.Is(WordRole.Better) && (word.Is(WordRole.CannotNegator) || (j > first && (Says(j - 1, "could") || Says(j - 1, "can"))));
                negations += sign > 0 || !IsWarning(j, first) ? 1 : 0;
            }
            else if (IsShortfall(j, i, word, rated) || word.Is(WordRole.Wish)
                || (j > first && Says(j, "have") && _tokens[j - 1].Word?.Is(WordRole.Modal) == true))
            {
                share = sign > 0 ? Wished : -Wished;
            }
            else if (word.Is(WordRole.Condition))
            {
                share = Perhaps;
            }
        }

        if (praises)
        {
            return strength + PraiseStep;
        }

        var turned = negations % 2 == 0 ? 1 : sign > 0 ? TurnsGood : TurnsBad;
        return sign * strength * turned * share;
    }

    /// <summary>"Could be better", "should be nicer": it is not.</summary>
    private bool IsShortfall(int j, int i, Word word, Word rated) =>
        word.Is(WordRole.Modal) && rated.Is(WordRole.Better) && j + 1 < i && Says(j + 1, "be");

    private static double DegreeOf(Word word, int distance)
    {
        if (word.Is(WordRole.Degree) && distance <= DegreeReach)
        {
            return word.Step * (1.05 - (0.05 * distance));
        }

        return word.Is(WordRole.Pretty) && distance == 1 ? PrettyStep : 0;
    }

    /// <summary>"Don't …" or "do not …" at the head of a clause.</summary>
    private bool IsWarning(int j, int first)
    {
        var word = _tokens[j].Word!;
        if (!word.Is(WordRole.Prohibition))
        {
            return false;
        }

        var isNot = Says(j, "not");
        var head = isNot ? j - 1 : j;
        return (!isNot || (j > first && Says(head, "do"))) && (head == first || _tokens[head - 1].Clause != _tokens[j].Clause);
    }

    /// <summary>A negation that turns no word says by itself that something is not as it should be.</summary>
    private double BareNegation(int i, int first, int end)
    {
        if (_tokens[i].Used || _tokens[i].Word is not { } word || !word.Is(WordRole.Negator) || i + 1 == end || _tokens[i + 1].Word?.Is(WordRole.Lifts) == true)
        {
            return 0;
        }

        if (IsWarning(i, first))
        {
            return Warning;
        }

        for (var j = i - 1; j >= first && _tokens[j].Clause == _tokens[i].Clause; j--)
        {
            if (_tokens[j].Word?.Is(WordRole.Condition | WordRole.Clause | WordRole.Concession) == true)
            {
                return 0;
            }
        }

        return Bare;
    }
}
