namespace Analytics.Core.Marketing.Attribution;

/// <summary>A rule for sharing a conversion's credit among the channels that were touched before it. None of them says what caused it.</summary>
public enum AttributionModel
{
    /// <summary>All to the first touch.</summary>
    First,

    /// <summary>All to the last touch.</summary>
    Last,

    /// <summary>In equal parts to every touch.</summary>
    Linear,

    /// <summary>40 % to the first, 40 % to the last, 20 % in equal parts to those between; 100 to a single touch, 50/50 to two.</summary>
    Position,

    /// <summary>By 2^(−days before the conversion ÷ 7).</summary>
    TimeDecay,

    /// <summary>In proportion to the removal effect in a Markov chain whose state is the last touch.</summary>
    Markov1,

    /// <summary>The same, the state being the last two touches.</summary>
    Markov2,

    /// <summary>The same, the state being the last three touches.</summary>
    Markov3,

    /// <summary>The Shapley value of v(S) = conversions of the paths whose channels all lie in S: in equal parts to a path's distinct channels.</summary>
    Shapley,
}
