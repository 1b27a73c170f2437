namespace Analytics.Core.Monitoring;

/// <summary>Tells those who asked for it.</summary>
public interface IAlertSender
{
    /// <summary>Takes news up, all of one evaluation together, and returns at once; sending goes on by itself and its outcome is logged.</summary>
    void Send(IReadOnlyList<AlertNews> news);
}
