namespace Analytics.Web.State.Uploads;

/// <summary>Knows which uploads something still works on.</summary>
public interface IUploadUse
{
    /// <summary>Ids of uploads that must stay, at this moment.</summary>
    IReadOnlySet<string> UploadsInUse();
}
