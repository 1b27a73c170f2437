namespace Analytics.Web.Components.Pages;

public sealed partial class Home
{
    private int Checks { get; set; }

    private void Check() => Checks++;
}
