namespace Analytics.Core.Storage.Model;

/// <summary>A setting by key.</summary>
internal sealed class SettingRecord
{
    public required string Key { get; set; }

    public required string ValueJson { get; set; }
}
