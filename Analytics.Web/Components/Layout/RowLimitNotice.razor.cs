using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Layout;

/// <summary>Says to those whose rows are limited what they see.</summary>
public sealed partial class RowLimitNotice : ComponentBase;
