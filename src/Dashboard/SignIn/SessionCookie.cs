using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Reporting.Dashboard.SignIn;

/// <summary>The cookie of a session, and the value that its forms send along.</summary>
internal static class SessionCookie
{
    public const string Name = "reporting-session";
    public const string FormField = "form";

    /// <summary>The browser keeps it longer than the session lasts, so that it can be told that the session has ended.</summary>
    private static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(7);

    private static readonly byte[] Purpose = "forms of this session"u8.ToArray();

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: > 0 } value ? value : null;

    public static void Write(HttpContext context, string value, DateTimeOffset expiresAt)
        => context.Response.Cookies.Append(Name, value, Options(context, expiresAt + KeptAfterEnd));

    public static void Remove(HttpContext context) => context.Response.Cookies.Append(Name, "", Options(context, DateTimeOffset.UnixEpoch));

    /// <summary>Known to who shows the session and to nobody else; the same on every server.</summary>
    public static string FormTokenOf(string session) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(session), Purpose));

    /// <summary>Whether a form comes from a page of this service, by what the browser says.</summary>
    public static bool IsOwnForm(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin";
        }

        return !Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            || string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a form also has the value of the session.</summary>
    public static bool IsFormOf(HttpRequest request, string session, IFormCollection form)
        => IsOwnForm(request)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form[FormField].ToString()), Encoding.UTF8.GetBytes(FormTokenOf(session)));

    private static CookieOptions Options(HttpContext context, DateTimeOffset expiresAt) => new()
    {
        Path = "/",
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Expires = expiresAt,
        IsEssential = true,
    };
}
