using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Analytics.Core.Storage.Model;

/// <summary>Instants as milliseconds since 1970 UTC.</summary>
internal sealed class UnixMsConverter()
    : ValueConverter<DateTimeOffset, long>(
        static value => value.ToUnixTimeMilliseconds(),
        static value => DateTimeOffset.FromUnixTimeMilliseconds(value));
