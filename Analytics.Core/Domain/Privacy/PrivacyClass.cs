namespace Analytics.Core.Domain;

/// <summary>How much harm it does when something that is kept about a customer comes into wrong hands.</summary>
public enum PrivacyClass
{
    /// <summary>Known to everybody, or says nothing of anybody.</summary>
    Public,

    /// <summary>The shop's own: keys, batches, the shape of a purchase.</summary>
    Internal,

    /// <summary>Says something of a person, or by it somebody can be found.</summary>
    Personal,

    /// <summary>Free words and facts that can harm or shame: what people write, age, income, gender.</summary>
    Sensitive,
}
