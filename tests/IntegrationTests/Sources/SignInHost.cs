using System.Text.Json.Nodes;
using Reporting.Testing.Service;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>A service whose source has an address to sign in at, and no database: nobody needs it to sign in.</summary>
internal static class SignInHost
{
    public const string Owner = """{"username":"ada","roles":[{"name":"owner"}]}""";
    public const string Report = "/api/v2/insights/user-status-counts?tz_offset=0";
    public const string Nowhere = "Host=127.0.0.1;Port=1;Database=none;Username=nobody;Password=none";

    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <param name="settings">Of the source, and after a slash others.</param>
    public static async Task<ServiceUnderTest> StartAsync(params (string Name, string Value)[] settings)
    {
        var ofSource = settings.Where(setting => setting.Name[0] != '/').ToArray();
        var others = settings.Where(setting => setting.Name[0] == '/').Select(setting => (setting.Name[1..], setting.Value));
        var started = await ServiceUnderTest.StartAsync(Noon, [.. SettingsOf("coder", Nowhere, ofSource), .. others]);
        await AwaitSourcesAsync(started);
        return started;
    }

    public static Task<Answer> AskAsync(ServiceUnderTest service, string credential) => service.GetAsync(Report, credential);

    /// <summary>Returns when each source was tried, and so has an instance.</summary>
    public static Task AwaitSourcesAsync(ServiceUnderTest started)
        => EventuallyAsync(async () => (await started.GetAsync("/api/sources")).Expect(200).Json.AsArray().All(IsFailing), "the sources were tried");

    private static bool IsFailing(JsonNode? source) => source!["state"]!.GetValue<string>() == "failing";
}
