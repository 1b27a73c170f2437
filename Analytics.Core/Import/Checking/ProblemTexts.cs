using Analytics.Core.Domain;

namespace Analytics.Core.Import.Checking;

/// <summary>What each kind of problem is called, and what is done about it.</summary>
internal static class ProblemTexts
{
    /// <summary>Title, action and severity of a kind.</summary>
    public static (string Title, string Action, ProblemSeverity Severity) Of(ProblemKind kind, ImportPlan plan) => kind switch
    {
        ProblemKind.Unparsable => (
            "Cannot be read", "Put aside in quarantine with the reason; download, correct and try again.", ProblemSeverity.Error),
        ProblemKind.MissingCustomer => (
            "No customer", "Kept as anonymous: counts in revenue, never in customers.", ProblemSeverity.Info),
        ProblemKind.MissingOrder => (
            "No order id", "One customer's lines at one instant become one order; an anonymous line is an order of its own.", ProblemSeverity.Warning),
        ProblemKind.Cancellation => (
            "Cancellation", "Kept: the order id begins with C; its negative quantities are returns.", ProblemSeverity.Info),
        ProblemKind.NegativeQuantity => ("Negative quantity", "Kept as a return.", ProblemSeverity.Info),
        ProblemKind.NegativePrice => ("Negative price", "Kept as an adjustment, listed apart from sales and returns.", ProblemSeverity.Warning),
        ProblemKind.ZeroPrice => ("Zero price", "Kept: counts as a line, not as an order with a sale.", ProblemSeverity.Info),
        ProblemKind.Duplicate => (
            "Duplicate line",
            plan.DropDuplicates
                ? "Left out: every mapped cell equals an earlier line's."
                : "Kept: every mapped cell equals an earlier line's, which may be two of the same. Can be dropped on request.",
            ProblemSeverity.Warning),
        ProblemKind.Streamed => (
            "Line of an order that came by the stream",
            plan.LeaveOutStreamed
                ? "Left out: the order counts already."
                : "Kept: counts beside what came by the stream, twice where it is the same. Can be left out on request.",
            ProblemSeverity.Warning),
        ProblemKind.NotGoods => (
            "Code that is no product", "Kept in revenue; marked as postage, fee, discount or correction by rule of thumb.", ProblemSeverity.Info),
        ProblemKind.FutureDate => ("Future date", "Kept as it stands. Check the date format if this is unexpected.", ProblemSeverity.Warning),
        ProblemKind.MixedCurrency => (
            "Mixed currency", "Added up as they stand: amounts are never converted. Import one currency at a time.", ProblemSeverity.Warning),
        ProblemKind.IdWithDecimals => (
            "Id with decimals", "The whole column is whole numbers written like 17850.0: read as 17850.", ProblemSeverity.Info),
        ProblemKind.TwoDigitYear => (
            "Two-digit year", "Read as this century up to next year, else as the last century.", ProblemSeverity.Info),
        ProblemKind.UnreadConsent => (
            "Consent that cannot be read", "The line is kept; nothing is taken as said about consent.", ProblemSeverity.Warning),
        ProblemKind.NotTracked => (
            plan.Kind == BatchKind.Visitors ? "Visitor who withdrew consent" : "Event without consent",
            "Left out and kept nowhere: whoever it is about has withdrawn consent or asks not to be tracked.", ProblemSeverity.Warning),
        ProblemKind.RepeatedId => (
            plan.Kind == BatchKind.Products ? "Product comes again" : "Customer comes again", "The last row counts.", ProblemSeverity.Warning),
        _ => ("Broken characters", "Kept with � in their place. Choose another encoding if this is unexpected.", ProblemSeverity.Warning),
    };
}
