namespace Analytics.Core.Planning;

/// <summary>What a model is to a forecast.</summary>
public enum ModelRole
{
    /// <summary>It is the forecast.</summary>
    Forecast,

    /// <summary>It is a member, weighted, or was tried and left out.</summary>
    Member,

    /// <summary>Seasonal naive, which every forecast is held against.</summary>
    Naive,
}
