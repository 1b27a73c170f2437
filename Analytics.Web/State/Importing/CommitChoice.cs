namespace Analytics.Web.State.Importing;

/// <summary>What is decided on the check's page, just before the import.</summary>
/// <param name="DropDuplicates">Whether lines that equal an earlier one are left out.</param>
/// <param name="LeaveOutStreamed">Whether lines of orders that came by the stream are left out.</param>
/// <param name="AllowSameFile">Whether a file that was imported before goes in again.</param>
/// <param name="ReplaceDemo">Whether the demo goes, data and accounts, once the import is in.</param>
public sealed record CommitChoice(bool DropDuplicates, bool LeaveOutStreamed, bool AllowSameFile, bool ReplaceDemo);
