using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http;
using Reporting.Application.Access;
using Reporting.Dashboard.SignIn;

namespace Reporting.Dashboard.Pages.Settings;

/// <param name="Text">What its bearer shows.</param>
internal sealed record NewToken(string Name, string Text);

/// <summary>
/// Takes a new token from the form that made it to the page that follows, which shows it once. It is in a cookie for a minute, sealed with the value of the session: another
/// session can't read it, and no server keeps it.
/// </summary>
internal static class NewTokenCookie
{
    public const string Name = "reporting-new-token";

    private const string Path = "/settings/tokens";
    private const int TimeSize = sizeof(long);

    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(1);
    private static readonly byte[] Purpose = "new token of this session"u8.ToArray();

    public static void Write(HttpContext context, NewToken token, DateTimeOffset now)
    {
        byte[] plain = [.. BitConverter.GetBytes(now.ToUnixTimeSeconds()), .. Encoding.UTF8.GetBytes($"{token.Text}\n{token.Name}")];
        context.Response.Cookies.Append(Name, Base64Url.EncodeToString(SealedText.Seal(KeyOf(context), Purpose, plain)), Options(context, GoodFor));
    }

    /// <summary>The token that was just made, of which the browser then knows nothing more; null where there is none.</summary>
    public static NewToken? Take(HttpContext context, DateTimeOffset now)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Cookies[Name] is not { Length: > 0 } value)
        {
            return null;
        }

        context.Response.Cookies.Append(Name, "", Options(context, TimeSpan.Zero));
        context.Response.Headers.CacheControl = "no-store";
        return Base64Url.IsValid(value) && SealedText.Open(KeyOf(context), Purpose, Base64Url.DecodeFromChars(value)) is { } plain ? Read(plain, now) : null;
    }

    private static NewToken? Read(byte[] plain, DateTimeOffset now)
        => now.ToUnixTimeSeconds() - BitConverter.ToInt64(plain) <= (long)GoodFor.TotalSeconds && Encoding.UTF8.GetString(plain.AsSpan(TimeSize)).Split('\n', 2) is [var text, var name]
            ? new NewToken(name, text)
            : null;

    private static byte[] KeyOf(HttpContext context) => SealedText.KeyOf(SessionCookie.Read(context.Request)!, Purpose);

    private static CookieOptions Options(HttpContext context, TimeSpan lasts) => new()
    {
        Path = Path,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        MaxAge = lasts,
        IsEssential = true,
    };
}
