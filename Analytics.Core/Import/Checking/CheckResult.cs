namespace Analytics.Core.Import.Checking;

/// <summary>What reading every row gave.</summary>
internal sealed record CheckResult
{
    /// <summary>Rows, header apart.</summary>
    public required long Rows { get; init; }

    /// <summary>Of them those that cannot be read.</summary>
    public required long Quarantined { get; init; }

    /// <summary>Of them those of people who do not want to be tracked.</summary>
    public required long NotTracked { get; init; }

    /// <summary>How often a consent is given.</summary>
    public required long ConsentsGiven { get; init; }

    /// <summary>How often a consent is withdrawn.</summary>
    public required long ConsentsWithdrawn { get; init; }

    /// <summary>Different customers.</summary>
    public required long Customers { get; init; }

    /// <summary>Different order ids.</summary>
    public required long Orders { get; init; }

    /// <summary>Different product codes.</summary>
    public required long Products { get; init; }

    /// <summary>Sums and span.</summary>
    public required RevenueTally Revenue { get; init; }

    /// <summary>Problems by kind.</summary>
    public required ProblemTally Problems { get; init; }

    /// <summary>Rows that equal an earlier one.</summary>
    public required BitMap DuplicateRows { get; init; }

    /// <summary>Rows of orders that already came by the stream.</summary>
    public required BitMap StreamedRows { get; init; }

    /// <summary>How many orders these are.</summary>
    public required long StreamedOrders { get; init; }

    /// <summary>The first reason for which a row could not be read; null when all could.</summary>
    public RowFault? FirstFault { get; init; }
}
