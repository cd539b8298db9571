using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Service;

namespace Reporting.UnitTests.OpenL2M;

internal sealed class StatsTests : OpenL2MFixture
{
    [TestCase(TokenRole.Admin)]
    [TestCase(TokenRole.Auditor)]
    [TestCase(TokenRole.Member)]
    public async Task Numbers_come_with_labels_in_the_order_of_the_product(TokenRole role)
    {
        var answer = await Host.GetAsync(role);

        Assert.That((answer.Status, answer.Type), Is.EqualTo((200, "application/json")));
        Assert.That(answer.Body, Is.EqualTo(
            OneLine("""
                {"database":{"switches":{"label":"Switches","value":1},"switchgroups":{"label":"Switch Groups","value":2},
                "vlans":{"label":"Vlans","value":3},"vlan_groups":{"label":"Vlan Groups","value":4},"snmp_profiles":{"label":"SNMP Profiles","value":5},
                "credentials_profiles":{"label":"Credentials Profiles","value":6},"commands":{"label":"Commands","value":7},
                "command_lists":{"label":"Command Lists","value":8},"api_tokens":{"label":"API Tokens","value":9},"log_entries":{"label":"Log Entries","value":10}},
                "usage":{"devices_last_hour":{"label":"Devices in last hour","value":101},"devices_today":{"label":"Devices today","value":201},
                "devices_last_7_days":{"label":"Devices last 7 days","value":301},"devices_last_31_days":{"label":"Devices Last 31 Days","value":401},
                "changes_last_hour":{"label":"Changes in last hour","value":102},"changes_today":{"label":"Changes today","value":202},
                "changes_last_7_days":{"label":"Changes last 7 days","value":302},"changes_last_31_days":{"label":"Changes last 31 days","value":402},
                "changes_total":{"label":"Total Changes","value":11},"users_last_hour":{"label":"Users in last hour","value":103},
                "users_today":{"label":"Users today","value":203},"users_last_7_days":{"label":"Users last 7 days","value":303},
                "users_last_31_days":{"label":"Users last 31 days","value":403},"api_calls_today":{"label":"API calls today","value":204},
                "api_calls_last_7_days":{"label":"API calls last 7 days","value":304},"api_calls_last_31_days":{"label":"API calls last 31 days","value":404},
                "commands_today":{"label":"Commands today","value":205},"commands_last_7_days":{"label":"Commands last 7 days","value":305},
                "commands_last_31_days":{"label":"Commands last 31 days","value":405},"commands_total":{"label":"Total Commands","value":12}}}
                """)));
    }

    [Test]
    public async Task Groups_are_left_out_where_none_has_a_device()
    {
        Host.Network.Inventory = Host.Network.Inventory with { DeviceGroups = 0 };

        var answer = await Host.GetAsync(TokenRole.Member);

        Assert.That(answer.Body, Does.StartWith("""{"database":{"switches":{"label":"Switches","value":1},"vlans":"""));
    }

    [Test]
    public async Task Every_answer_says_what_may_be_asked_and_how_it_may_be_kept_and_shown()
    {
        var answer = await Host.GetAsync(TokenRole.Member);

        Assert.That(Headers(answer), Is.EqualTo(
        [
            "Allow: GET, HEAD, OPTIONS", $"Content-Length: {answer.Body.Length}", "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
            "Content-Type: application/json", "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin",
            "Referrer-Policy: same-origin", "Vary: Accept", "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY",
        ]));
    }

    [Test]
    public async Task Head_has_the_length_without_the_body()
    {
        var get = await Host.GetAsync(TokenRole.Member);

        var head = await Host.SendAsync("HEAD", "/api/stats/", "Authorization", $"Token {Host.Access.Add(TokenRole.Member)}");

        Assert.That((head.Status, head.Body), Is.EqualTo((200, "")));
        Assert.That(Headers(head), Is.EqualTo(Headers(get)));
    }

    [Test]
    public async Task Options_describe_the_address()
    {
        var answer = await Host.SendAsync("OPTIONS", "/api/stats/", "Authorization", $"Token {Host.Access.Add(TokenRole.Member)}");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((200,
            OneLine("""
                {"name":"Api Stats","description":"A lightweight read-only endpoint for conveying OpenL2M's current usage statistics.",
                "renders":["application/json","text/html"],"parses":["application/json","application/x-www-form-urlencoded","multipart/form-data"]}
                """))));
        Assert.That(Host.Network.Reads, Is.Zero);
    }

    [Test]
    public async Task An_answer_is_shared_until_an_entry_leaves_the_hour()
    {
        Host.Network.Entries = [Host.Clock.Now.AddMinutes(-50)];
        await Host.GetAsync(TokenRole.Member);
        Host.Clock.Advance(TimeSpan.FromMinutes(10));
        await Host.GetAsync(TokenRole.Member);
        Assert.That(Host.Network.Reads, Is.EqualTo(1));

        Host.Clock.Advance(TimeSpan.FromTicks(1));
        await Host.GetAsync(TokenRole.Member);
        Assert.That(Host.Network.Reads, Is.EqualTo(2));
    }

    private static string OneLine(string text) => text.Replace("\n", "", StringComparison.Ordinal);

    private static IReadOnlyList<string> Headers(Answer answer)
        =>
        [
            .. answer.Response.Headers.Concat(answer.Response.Content.Headers)
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
                .Order(StringComparer.Ordinal),
        ];
}
