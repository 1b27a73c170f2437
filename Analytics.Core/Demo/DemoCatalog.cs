namespace Analytics.Core.Demo;

/// <summary>What the demo shop sells, where, and to whom.</summary>
public static class DemoCatalog
{
    // Name and list price; the best sellers first.
    private static readonly (string Prefix, (string Name, double Price)[] Products)[] Shelves =
    [
        ("ELE",
        [
            ("Wireless earbuds", 59.9), ("USB-C charger 65 W", 34.9), ("Phone case, leather", 24.9), ("Bluetooth speaker", 79.9),
            ("Power bank 20,000 mAh", 39.9), ("Wireless mouse", 29.9), ("Noise-cancelling headphones", 199.9), ("Smart watch", 179.9),
            ("HDMI cable 3 m", 14.9), ("Mechanical keyboard", 89.9), ("E-reader 7 inch", 139.9), ("Fitness tracker", 69.9),
            ("Webcam 1080p", 54.9), ("SSD 1 TB", 84.9), ("Wi-Fi router", 109.9), ("Tablet 10 inch", 289.9),
            ("Smart bulb, set of 3", 44.9), ("Microphone, USB", 74.9), ("Action camera", 249.9), ("Monitor 27 inch", 269.9),
            ("Robot vacuum", 349.9), ("Smartphone, 128 GB", 449.9), ("Soundbar", 229.9), ("Game controller", 59.9),
            ("Smart thermostat", 149.9), ("Laptop stand", 32.9), ("Projector, portable", 389.9), ("Laptop 14 inch", 849.9),
            ("Television 50 inch", 599.9), ("Camera, mirrorless", 929.9),
        ]),
        ("CLO",
        [
            ("T-shirt, organic cotton", 19.9), ("Jeans, slim", 69.9), ("Hoodie", 49.9), ("Socks, pack of 5", 14.9),
            ("Sneakers, canvas", 64.9), ("Shirt, linen", 54.9), ("Summer dress", 59.9), ("Running shoes", 109.9),
            ("Pullover, merino", 79.9), ("Chinos", 59.9), ("Rain jacket", 99.9), ("Leggings", 29.9),
            ("Polo shirt", 34.9), ("Skirt, pleated", 44.9), ("Winter coat", 189.9), ("Scarf, wool", 29.9),
            ("Belt, leather", 34.9), ("Beanie", 17.9), ("Pyjamas", 39.9), ("Blazer", 129.9),
            ("Swimsuit", 39.9), ("Down vest", 89.9), ("Boots, ankle", 129.9), ("Gloves, touch", 22.9),
            ("Shorts", 32.9), ("Cardigan", 54.9), ("Sports bra", 34.9), ("Suit", 279.9),
            ("Handbag", 119.9), ("Cap", 18.9),
        ]),
        ("FOO",
        [
            ("Coffee beans 1 kg", 17.9), ("Olive oil 1 l", 14.9), ("Granola, set of 3", 12.9), ("Green tea 250 g", 11.9),
            ("Dark chocolate, box of 10", 18.9), ("Honey, set of 2", 13.9), ("Red wine, Rioja", 12.9), ("Pasta selection", 15.9),
            ("Espresso capsules, 100", 29.9), ("Mixed nuts 1 kg", 16.9), ("Parmesan 500 g", 13.9), ("White wine, Riesling", 11.9),
            ("Balsamic vinegar", 14.9), ("Smoked salmon 400 g", 19.9), ("Spice rack, 12 jars", 34.9), ("Craft beer, 12 bottles", 26.9),
            ("Protein bars, 24", 32.9), ("Jam selection", 15.9), ("Rice, basmati 5 kg", 18.9), ("Dried fruit 1 kg", 14.9),
            ("Breakfast box", 39.9), ("Truffle oil", 16.9), ("Matcha 100 g", 24.9), ("Cheese board", 36.9),
            ("Vegetable box, weekly", 27.9), ("Gin, small batch", 34.9), ("Maple syrup", 13.9), ("Champagne", 42.9),
            ("Gift hamper, small", 54.9), ("Gift hamper, large", 99.9),
        ]),
        ("BOO",
        [
            ("Crime novel of the month", 12.9), ("Cookbook: one pot", 24.9), ("Children's picture book", 14.9), ("Historical novel", 14.9),
            ("Travel guide: Italy", 19.9), ("Language course: Spanish", 34.9), ("Fantasy trilogy", 39.9), ("Popular science", 18.9),
            ("Biography", 22.9), ("Colouring book", 10.9), ("Business classic", 21.9), ("Poetry collection", 13.9),
            ("Graphic novel", 19.9), ("Gardening handbook", 26.9), ("Atlas of the world", 49.9), ("Mindfulness guide", 15.9),
            ("Young adult bestseller", 12.9), ("Programming textbook", 44.9), ("Photography manual", 29.9), ("Short stories", 11.9),
            ("Baking book", 22.9), ("Art history", 54.9), ("Dictionary", 32.9), ("Running guide", 17.9),
            ("Philosophy primer", 16.9), ("Chess course", 23.9), ("Music theory", 27.9), ("Calendar", 16.9),
            ("Box set, classics", 69.9), ("Encyclopaedia, illustrated", 89.9),
        ]),
        ("HOM",
        [
            ("Scented candle", 16.9), ("Bed linen set", 59.9), ("Towels, set of 4", 34.9), ("Frying pan 28 cm", 39.9),
            ("Cushion", 22.9), ("Desk lamp", 44.9), ("Storage boxes, set of 3", 27.9), ("Plant pot", 18.9),
            ("Kitchen knife", 49.9), ("Throw blanket", 36.9), ("Wall clock", 29.9), ("Mugs, set of 4", 24.9),
            ("Bath mat", 19.9), ("Picture frames, set of 5", 26.9), ("Kettle", 49.9), ("Toaster", 44.9),
            ("Duvet", 79.9), ("Mirror", 89.9), ("Coffee machine", 159.9), ("Rug 160 × 230", 149.9),
            ("Vase", 24.9), ("Cookware set", 129.9), ("Floor lamp", 99.9), ("Bookshelf", 119.9),
            ("Curtains, pair", 49.9), ("Office chair", 229.9), ("Stand mixer", 299.9), ("Bedside table", 89.9),
            ("Dining table", 449.9), ("Armchair", 389.9),
        ]),
    ];

    /// <summary>The categories.</summary>
    public static IReadOnlyList<string> Categories { get; } = ["Electronics", "Clothing", "Food", "Books", "Home"];

    /// <summary>The cities of customers and stores.</summary>
    public static IReadOnlyList<string> Cities { get; } = ["Berlin", "Paris", "Madrid", "Vienna", "Amsterdam"];

    /// <summary>The sales channels.</summary>
    public static IReadOnlyList<string> Channels { get; } = ["Web", "Mobile", "Store", "Marketplace"];

    /// <summary>The income ranges, a year's, lowest first.</summary>
    public static IReadOnlyList<string> IncomeRanges { get; } = ["Under 25k", "25k to 50k", "50k to 75k", "75k to 100k", "Over 100k"];

    /// <summary>The products, category by category, best sellers first.</summary>
    public static IReadOnlyList<DemoProduct> Products { get; } =
    [
        .. Shelves.SelectMany((shelf, category) => shelf.Products.Select((product, rank) => new DemoProduct(
            $"D-{shelf.Prefix}-{rank + 1:00}", product.Name, Categories[category], (int)Math.Round(product.Price * 100)))),
    ];
}
