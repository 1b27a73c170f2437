namespace Analytics.Core.Export;

/// <summary>What becomes of a column in an export with pseudonyms.</summary>
public enum PersonColumn
{
    /// <summary>It is written as it is.</summary>
    Kept,

    /// <summary>The id of a customer or visitor: a pseudonym takes its place.</summary>
    Person,

    /// <summary>The id of an order: whoever has the shop's books finds the customer by it.</summary>
    Order,

    /// <summary>The id of a visit.</summary>
    Visit,

    /// <summary>The id of an event.</summary>
    Event,

    /// <summary>An address of a page: e-mail addresses in it give way to pseudonyms, and what follows a question mark is left out.</summary>
    Address,

    /// <summary>A name, or free words of or about a person: left empty.</summary>
    LeftOut,
}
