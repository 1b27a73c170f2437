namespace Analytics.Core.Marketing.Attribution;

/// <summary>The models, in the order in which they are shown.</summary>
public static class AttributionModels
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<AttributionModel> All { get; } = Enum.GetValues<AttributionModel>();

    /// <summary>The name of a model in JSON and addresses: <c>timeDecay</c>.</summary>
    public static string KeyOf(AttributionModel model) => model switch
    {
        AttributionModel.First => "first",
        AttributionModel.Last => "last",
        AttributionModel.Linear => "linear",
        AttributionModel.Position => "position",
        AttributionModel.TimeDecay => "timeDecay",
        AttributionModel.Markov1 => "markov1",
        AttributionModel.Markov2 => "markov2",
        AttributionModel.Markov3 => "markov3",
        _ => "shapley",
    };

    /// <summary>The name of a model for people.</summary>
    public static string NameOf(AttributionModel model) => model switch
    {
        AttributionModel.First => "First touch",
        AttributionModel.Last => "Last touch",
        AttributionModel.Linear => "Linear",
        AttributionModel.Position => "Position 40/20/40",
        AttributionModel.TimeDecay => "Time decay",
        AttributionModel.Markov1 => "Markov, order 1",
        AttributionModel.Markov2 => "Markov, order 2",
        AttributionModel.Markov3 => "Markov, order 3",
        _ => "Shapley",
    };

    /// <summary>The model of a key; null for another word.</summary>
    public static AttributionModel? Find(string? key)
    {
        foreach (var model in All)
        {
            if (string.Equals(KeyOf(model), key, StringComparison.OrdinalIgnoreCase))
            {
                return model;
            }
        }

        return null;
    }

    /// <summary>How many touches a Markov model's state remembers; null for the other models.</summary>
    public static int? OrderOf(AttributionModel model) => model switch
    {
        AttributionModel.Markov1 => 1,
        AttributionModel.Markov2 => 2,
        AttributionModel.Markov3 => 3,
        _ => null,
    };
}
