using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages;

/// <summary>Says that nothing lies at an address.</summary>
public sealed partial class NotFound : ComponentBase;
