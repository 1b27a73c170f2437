using Analytics.Web.Components.Controls;

namespace Analytics.Web.Components.Layout;

/// <summary>How many alerts are open, beside the way to them. Nothing while there are none.</summary>
public sealed partial class AlertCount : AlertFollower
{
    private string Words => Open.Count == 1 ? "1 open alert" : FormattableString.Invariant($"{Open.Count} open alerts");
}
