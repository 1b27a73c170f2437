namespace Analytics.Core.Monitoring;

/// <summary>What a figure of a model counts.</summary>
public enum ModelFigureUnit
{
    /// <summary>A plain number.</summary>
    Number,

    /// <summary>A share, 0 to 1.</summary>
    Share,

    /// <summary>Days.</summary>
    Days,
}
