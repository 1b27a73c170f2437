namespace Analytics.Web.State.Uploads;

/// <summary>An upload that cannot be taken, with words for the person who sent it.</summary>
public sealed class UploadException(string message, int statusCode) : Exception(message)
{
    /// <summary>The HTTP status that says the same.</summary>
    public int StatusCode { get; } = statusCode;
}
