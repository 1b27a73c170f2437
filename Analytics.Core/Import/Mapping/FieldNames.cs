namespace Analytics.Core.Import.Mapping;

/// <summary>The names that columns go by in shops' exports, for each field, the most telling first.</summary>
internal static class FieldNames
{
    private static readonly Dictionary<ImportField, string[]> Names = new()
    {
        [ImportField.OrderId] =
        [
            "orderid", "orderno", "ordernumber", "invoiceno", "invoiceid", "invoicenumber", "invoice", "order", "transactionid",
            "transactionno", "transaction", "receiptid", "receiptno", "receipt", "basketid", "billno", "bestellnummer", "rechnungsnummer",
            "bestellung", "auftragsnummer", "numerocommande", "commande", "pedido", "saleid", "checkoutid",
        ],
        [ImportField.CustomerId] =
        [
            "customerid", "customerno", "customernumber", "custid", "customer", "clientid", "client", "userid", "user", "buyerid",
            "memberid", "shopperid", "kundennummer", "kundeid", "kunde", "idclient", "cliente", "accountid", "customeremail", "email", "id",
        ],
        [ImportField.CustomerName] = ["customername", "clientname", "fullname", "buyername", "kundenname", "nomclient", "name"],
        [ImportField.Date] =
        [
            "orderdate", "invoicedate", "purchasedate", "transactiondate", "saledate", "salesdate", "datetime", "timestamp", "date",
            "orderedat", "createdat", "created", "purchasedat", "soldat", "paidat", "orderdatetime", "bestelldatum", "rechnungsdatum",
            "datum", "datecommande", "fecha", "day", "when", "at", "validfrom", "startdate",
        ],
        [ImportField.Time] = ["time", "ordertime", "timeofday", "uhrzeit", "zeit", "heure", "hora"],
        [ImportField.ProductCode] =
        [
            "productid", "productcode", "stockcode", "sku", "itemid", "itemcode", "itemno", "itemnumber", "articleid", "articleno",
            "artikelnummer", "ean", "upc", "barcode", "asin", "variantid", "product", "article", "item", "artikel", "produkt", "produit", "producto",
        ],
        [ImportField.ProductName] =
        [
            "productname", "description", "itemname", "itemdescription", "productdescription", "producttitle", "title", "articlename",
            "artikelbezeichnung", "bezeichnung", "beschreibung", "designation", "lineitemname", "artikel", "produkt", "produit", "producto", "item", "product",
        ],
        [ImportField.Category] =
        [
            "category", "productcategory", "categoryname", "productline", "producttype", "itemcategory", "department", "itemtype",
            "kategorie", "warengruppe", "categorie", "categoria", "productgroup", "group",
        ],
        [ImportField.Quantity] =
        [
            "quantity", "qty", "units", "pieces", "numberofunits", "numberofcds", "unitssold", "quantityordered", "orderquantity",
            "itemquantity", "lineitemquantity", "menge", "anzahl", "stueck", "stuck", "quantite", "cantidad", "count",
        ],
        [ImportField.UnitPrice] =
        [
            "unitprice", "priceperunit", "priceeach", "itemprice", "unitcost", "price", "preis", "einzelpreis", "stueckpreis", "stuckpreis",
            "prixunitaire", "prix", "precio", "preciounitario", "lineitemprice", "unitpriceusd",
        ],
        [ImportField.Amount] =
        [
            "amount", "lineamount", "linetotal", "totalamount", "totalprice", "sales", "revenue", "total", "dollarvalue", "purchaseamount",
            "purchaseamountusd", "salesamount", "ordervalue", "orderamount", "transactionamount", "netamount", "grossamount", "subtotal",
            "value", "betrag", "gesamtbetrag", "gesamtpreis", "umsatz", "summe", "montant", "importe", "spend", "grandtotal", "paid",
        ],
        [ImportField.Currency] = ["currency", "currencycode", "waehrung", "wahrung", "devise", "moneda"],
        [ImportField.Channel] =
        [
            "channel", "saleschannel", "orderchannel", "purchasechannel", "vertriebskanal", "kanal", "canal", "platform", "ordersource",
        ],
        [ImportField.Location] =
        [
            "location", "city", "town", "store", "storelocation", "region", "state", "stateprovince", "province", "country", "countryregion",
            "shippingcity", "billingcity", "branch", "market", "land", "stadt", "ort", "filiale", "pays", "ville", "pais", "ciudad",
        ],
        [ImportField.BirthYear] = ["birthyear", "yearofbirth", "birthdate", "dateofbirth", "dob", "birthday", "geburtsdatum", "geburtsjahr"],
        [ImportField.Age] = ["age", "customerage", "alter", "edad"],
        [ImportField.Gender] = ["gender", "sex", "geschlecht", "sexe", "genero", "genre"],
        [ImportField.IncomeRange] = ["incomerange", "income", "incomegroup", "incomelevel", "annualincome", "annualincomek", "einkommen"],
        [ImportField.RegisteredOn] =
        [
            "registrationdate", "registeredon", "registered", "signupdate", "signedup", "joindate", "joined", "membersince", "customersince",
            "registriertam", "registrierungsdatum", "createdat",
        ],
        [ImportField.PreferredCategory] = ["preferredcategory", "favouritecategory", "favoritecategory", "preferredproductcategory"],
        [ImportField.CampaignId] = ["campaignid", "xyzcampaignid", "adcampaignid", "campaigncode", "campaign", "kampagne", "kampagnenid"],
        [ImportField.CampaignName] = ["campaignname", "kampagnenname", "campaigntitle"],
        [ImportField.CampaignType] = ["campaigntype", "advertisingchanneltype", "objective"],
        [ImportField.Target] = ["targetsegment", "targetaudience", "target", "zielgruppe"],
        [ImportField.Budget] = ["budget", "totalbudget", "campaignbudget", "lifetimebudget"],
        [ImportField.StartsOn] = ["startdate", "startson", "start", "campaignstart", "from"],
        [ImportField.EndsOn] = ["enddate", "endson", "end", "campaignend", "until"],
        [ImportField.Status] = ["status", "campaignstatus", "state"],
        [ImportField.Ad] = ["adid", "adname", "creative", "creativeid"],
        [ImportField.AudienceAge] = ["age", "agerange", "agegroup", "audienceage"],
        [ImportField.Interest] = ["interest", "interests", "audience", "audiencename", "adgroup", "adset"],
        [ImportField.Impressions] = ["impressions", "impr", "impressionen", "views"],
        [ImportField.Clicks] = ["clicks", "linkclicks", "klicks"],
        [ImportField.Spend] = ["spend", "spent", "cost", "costs", "amountspent", "kosten", "adspend"],
        [ImportField.AttributedRevenue] = ["revenue", "conversionvalue", "convvalue", "attributedrevenue", "purchasevalue", "umsatz", "sales"],
        [ImportField.Conversions] = ["conversions", "totalconversion", "totalconversions", "conversion", "conv", "leads"],
        [ImportField.Conversions2] = ["approvedconversion", "approvedconversions", "purchases", "orders", "conversions2"],
        [ImportField.Conversions3] = ["signups", "registrations", "conversions3"],
        [ImportField.Conversions4] = ["conversions4"],
        [ImportField.Path] = ["path", "journey", "touchpath", "channelpath"],
        [ImportField.ConversionValue] = ["totalconversionvalue", "conversionvalue", "value", "revenue"],
        [ImportField.Nulls] = ["totalnull", "nulls", "null", "nonconversions"],
        [ImportField.EventId] = ["eventid", "eventuuid", "hitid", "messageid", "uuid"],
        [ImportField.Actor] =
        [
            "actor", "actorid", "visitorid", "visitor", "userid", "user", "anonymousid", "distinctid", "clientid", "cookieid", "customerid", "customer", "id",
        ],
        [ImportField.EventName] = ["eventname", "event", "name", "action", "activity", "eventaction", "eventtype"],
        [ImportField.Session] = ["sessionid", "session", "visitid", "visit"],
        [ImportField.Page] = ["page", "pageurl", "pagepath", "url", "pagename", "path"],
        [ImportField.Referrer] = ["referrer", "referer", "referrerurl"],
        [ImportField.Device] = ["device", "devicetype", "devicecategory", "geraet", "gerat"],
        [ImportField.VisitorId] = ["visitorid", "visitor", "userid", "user", "actor", "actorid", "anonymousid", "distinctid", "clientid", "cookieid", "customerid", "id"],
        [ImportField.DoNotTrack] = ["donottrack", "dnt", "globalprivacycontrol", "gpc", "secgpc"],
        [ImportField.Consent] = ["consent", "gdprconsent", "consentgiven", "consentstatus", "dataconsent", "gdpr", "dsgvo", "einwilligung", "consentement", "consentimiento"],
        [ImportField.MarketingConsent] =
        [
            "marketingconsent", "consentmarketing", "emailmarketingconsent", "emailconsent", "newsletterconsent", "optin", "marketingoptin", "emailoptin", "newsletteroptin", "optinstatus",
            "acceptsmarketing", "acceptsemailmarketing", "newsletter", "newslettersubscribed", "subscribed", "issubscribed", "mailinglist", "maycontact", "werbeeinwilligung", "newsletteranmeldung",
        ],
        [ImportField.TrackingConsent] = ["trackingconsent", "consenttracking", "analyticsconsent", "consentanalytics", "cookieconsent", "trackingoptin"],
        [ImportField.ConsentDate] =
        [
            "consentdate", "consentat", "consentgivenat", "consentgivenon", "consentupdatedat", "consentchangedat", "gdprconsentdate", "marketingconsentdate", "marketingconsentat", "optindate", "optinat",
            "newsletterdate", "subscribedat", "einwilligungsdatum",
        ],
        [ImportField.ReviewText] =
        [
            "reviewtext", "reviewbody", "reviewcontent", "review", "text", "comment", "comments", "body", "content", "feedback", "message", "verbatim", "answer", "opinion",
            "bewertung", "kommentar", "commentaire", "avis",
        ],
        [ImportField.ReviewTitle] = ["reviewtitle", "title", "headline", "summary", "subject", "heading", "titel", "titre"],
        [ImportField.Rating] =
        [
            "rating", "stars", "starrating", "reviewrating", "reviewscore", "satisfactionscore", "satisfaction", "score", "csat", "overall", "sterne", "note",
        ],
        [ImportField.CostCategory] =
        [
            "costcategory", "costtype", "cost", "expensecategory", "expensetype", "expense", "costname", "kind", "type", "account", "category", "kostenart", "konto",
        ],
        [ImportField.UnitCost] =
        [
            "unitcost", "costperunit", "costperpiece", "productcost", "purchaseprice", "costprice", "cogs", "costofgoods", "einkaufspreis", "buyingprice",
        ],
        [ImportField.CostShare] = ["share", "revenueshare", "shareofrevenue", "percentofrevenue", "percent", "percentage", "rate", "anteil"],
        [ImportField.CostUntil] = ["until", "to", "enddate", "end", "validto", "lastday", "through", "bis"],
        [ImportField.CostSpan] = ["span", "period", "frequency", "per", "interval", "dayormonth"],
        [ImportField.CostFixed] = ["fixed", "fixedorvariable", "behaviour", "behavior", "isfixed", "fix"],
        [ImportField.CostNote] = ["note", "notes", "remark", "comment", "description", "memo", "bemerkung"],
    };

    /// <summary>The name without case, blanks and signs.</summary>
    public static string Plain(string name) =>
        new([.. name.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>Whether some field goes by this name.</summary>
    public static bool IsKnown(string name) => IsKnownPlain(SafePlain(name));

    /// <summary>How well a column's name fits a field: 0 not at all, to 100.</summary>
    public static int Fit(ImportField field, string columnName)
    {
        var plain = SafePlain(columnName);
        if (plain.Length == 0)
        {
            return 0;
        }

        var names = Names[field];
        var at = Array.IndexOf(names, plain);
        if (at >= 0)
        {
            return 100 - at;
        }

        if (field is >= ImportField.DoNotTrack and <= ImportField.ConsentDate)
        {
            // A few letters more and it means the opposite: unsubscribed, no_consent.
            return 0;
        }

        // "Order ID (web)" still ends or begins with a telling name; short names would be found in everything.
        at = Array.FindIndex(names, n => n.Length >= 5
            && (plain.StartsWith(n, StringComparison.Ordinal) || plain.EndsWith(n, StringComparison.Ordinal)));
        return at >= 0 ? Math.Max(40 - at, 10) : 0;
    }

    private static bool IsKnownPlain(string plain) => plain.Length > 1 && Names.Values.Any(n => Array.IndexOf(n, plain) >= 0);

    private static string SafePlain(string name)
    {
        try
        {
            return Plain(name);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair cannot be normalised; such a name is no known one.
            return string.Empty;
        }
    }
}
