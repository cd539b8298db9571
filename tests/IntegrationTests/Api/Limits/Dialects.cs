using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Api.Limits;

/// <summary>A question in each dialect, and the instances that it is about.</summary>
internal static class Dialects
{
    public const string Coder = "/api/v2/insights/daus";
    public const string Unleash = "/api/admin/instance-admin/statistics";
    public const string OpenL2M = "/api/stats/";
    public const string Native = "/api/instances";

    public static async Task AddInstancesAsync(this ServiceUnderTest service)
    {
        await service.AddInstanceAsync();
        await service.AddInstanceAsync("toggles", "flags");
        await service.AddInstanceAsync("campus", "network");
    }

    /// <summary>Asks with the token where the dialect wants it.</summary>
    public static Task<Answer> AskInAsync(this ServiceUnderTest service, string address, string token = ServiceUnderTest.AdminToken)
        => address.StartsWith(OpenL2M, StringComparison.Ordinal)
            ? service.GetAsync(address, token: null, ("Authorization", $"Token {token}"))
            : service.GetAsync(address, token);

    /// <summary>The body without what is of this one refusal.</summary>
    public static string BodyOf(Answer answer)
    {
        var body = answer.Json.AsObject();
        body.Remove("id");
        return body.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
