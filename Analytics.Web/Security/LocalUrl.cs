namespace Analytics.Web.Security;

/// <summary>Where to go after a sign-in: only ever inside this application.</summary>
public static class LocalUrl
{
    /// <summary>
    /// <paramref name="url"/> when it is a path of this application, else <c>/</c>. A path begins with one slash, is followed by
    /// neither a slash nor a backslash (browsers take both for another host), and has no control characters.
    /// </summary>
    public static string OrHome(string? url)
    {
        if (string.IsNullOrEmpty(url) || url[0] != '/' || url.Length > 2000)
        {
            return "/";
        }

        if (url.Length > 1 && (url[1] is '/' or '\\'))
        {
            return "/";
        }

        return url.Any(c => char.IsControl(c) || c == '\\') ? "/" : url;
    }

    /// <summary>The same, but never a page for signing in or out, which would go in circles.</summary>
    public static string AfterSignIn(string? url)
    {
        var local = OrHome(url);
        return local.StartsWith("/account/sign-", StringComparison.OrdinalIgnoreCase) ? "/" : local;
    }
}
