namespace Analytics.Core.Forecasting.Files;

/// <summary>A file of series cannot be read; the message names the line and the column.</summary>
public sealed class SeriesFileException : Exception
{
    /// <summary>Makes the exception.</summary>
    public SeriesFileException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    public SeriesFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an empty exception.</summary>
    public SeriesFileException()
        : this("The file cannot be read.")
    {
    }
}
