namespace Analytics.Core.Import.Values;

/// <summary>Reads times of day: <c>8:26</c>, <c>08:26:00.123</c>, <c>8:26 PM</c>, <c>082600</c>, with or without a zone.</summary>
internal static class TimeParser
{
    /// <summary>Reads a trimmed cell that holds nothing but a time.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out TimeSpan time)
    {
        var cursor = new TextCursor(text);
        if (cursor.CountDigits() is 4 or 6 && text.Length is 4 or 6)
        {
            var hours = cursor.Digits(2, out _);
            var minutes = cursor.Digits(2, out _);
            var seconds = cursor.Digits(2, out _);
            time = new TimeSpan(hours, minutes, seconds);
            return hours < 24 && minutes < 60 && seconds < 60;
        }

        return TryRead(ref cursor, out time, out _) && cursor.IsAtEnd;
    }

    /// <summary>Reads a time at the cursor, and the zone behind it.</summary>
    public static bool TryRead(ref TextCursor cursor, out TimeSpan time, out int? offsetMinutes)
    {
        time = default;
        offsetMinutes = null;
        var hours = cursor.Digits(2, out var hourDigits);
        if (hourDigits == 0 || !(cursor.Take(':') || cursor.Take('.')))
        {
            return false;
        }

        var minutes = cursor.Digits(2, out var minuteDigits);
        if (minuteDigits != 2 || minutes > 59)
        {
            return false;
        }

        var seconds = 0;
        long ticks = 0;
        if (cursor.Take(':') || cursor.Take('.'))
        {
            seconds = cursor.Digits(2, out var secondDigits);
            if (secondDigits != 2 || seconds > 59 || !TryReadFraction(ref cursor, out ticks))
            {
                return false;
            }
        }

        cursor.SkipBlanks();
        if (!TryReadHalfDay(ref cursor, ref hours) || hours > 23)
        {
            return false;
        }

        time = new TimeSpan(hours, minutes, seconds) + TimeSpan.FromTicks(ticks);
        return TryReadZone(ref cursor, out offsetMinutes);
    }

    private static bool TryReadFraction(ref TextCursor cursor, out long ticks)
    {
        ticks = 0;
        if (!(cursor.Take('.') || cursor.Take(',')))
        {
            return true;
        }

        ticks = cursor.Digits(7, out var digits);
        if (digits == 0)
        {
            return false;
        }

        for (; digits < 7; digits++)
        {
            ticks *= 10;
        }

        // Digits beyond a tenth of a microsecond are more than a sale knows.
        cursor.Digits(9, out _);
        return true;
    }

    private static bool TryReadHalfDay(ref TextCursor cursor, ref int hours)
    {
        var half = cursor.Next | 0x20;
        if (half is not ('a' or 'p'))
        {
            return true;
        }

        cursor.Step();
        cursor.Take('.');
        if ((cursor.Next | 0x20) != 'm' || hours is < 1 or > 12)
        {
            return false;
        }

        cursor.Step();
        cursor.Take('.');
        hours = (hours % 12) + (half == 'p' ? 12 : 0);
        cursor.SkipBlanks();
        return true;
    }

    private static bool TryReadZone(ref TextCursor cursor, out int? offsetMinutes)
    {
        offsetMinutes = null;
        var name = cursor.Letters();
        if (name.Length > 0)
        {
            offsetMinutes = 0;
            if (!(name.SequenceEqual("Z"u8) || name.SequenceEqual("z"u8) || name.SequenceEqual("UTC"u8) || name.SequenceEqual("GMT"u8)))
            {
                return false;
            }

            cursor.SkipBlanks();
        }

        if (cursor.Next is not ((byte)'+' or (byte)'-'))
        {
            return true;
        }

        var sign = cursor.Next == '-' ? -1 : 1;
        cursor.Step();
        var hours = cursor.Digits(2, out var hourDigits);
        cursor.Take(':');
        var minutes = cursor.Digits(2, out var minuteDigits);
        offsetMinutes = sign * ((hours * 60) + minutes);
        return hourDigits > 0 && minuteDigits is 0 or 2 && hours <= 14 && minutes < 60;
    }
}
