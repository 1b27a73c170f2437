namespace Analytics.Web.State.Uploads;

/// <summary>A file that arrived whole and waits to be imported.</summary>
/// <param name="Id">Its name on the server; a guess is hopeless.</param>
/// <param name="Owner">The account that sent it; nobody else may use it.</param>
/// <param name="Name">The name it had, without any folder.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="At">When it was whole.</param>
public sealed record UploadedFile(string Id, string Owner, string Name, string Path, long Bytes, DateTimeOffset At);
