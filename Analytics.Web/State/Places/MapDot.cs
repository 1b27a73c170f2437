namespace Analytics.Web.State.Places;

/// <summary>A place on a map.</summary>
/// <param name="Name">Its name, as the data has it.</param>
/// <param name="Value">Its value.</param>
/// <param name="Left">How far it is from the left, in percent of the view's width.</param>
/// <param name="Top">How far from the top, in percent of its height.</param>
/// <param name="Diameter">How wide, in pixels: the area goes by the value.</param>
/// <param name="HasLabel">Whether its name has room beside it.</param>
/// <param name="IsLabelLeft">Whether the name stands to the left of it.</param>
public sealed record MapDot(string Name, decimal Value, double Left, double Top, double Diameter, bool HasLabel, bool IsLabelLeft);
