using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Reporting.Infrastructure.Notifications;
using Reporting.Infrastructure.Schedules;
using Reporting.Testing.Notifications;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Notifications;

/// <summary>How tests have a service tell receivers something.</summary>
internal static class NotificationService
{
    public const string Secret = "a key of the tests";

    /// <summary>So that it may send to listeners of the tests.</summary>
    public static readonly (string Name, string Value)[] Settings =
    [
        ("Notifications:AllowHttp", "true"),
        ("Notifications:AllowedNetworks", "127.0.0.1"),
        ("Notifications:TimeoutSeconds", "1"),
        ("Notifications:BaseUrl", "https://reporting.example.com/"),
    ];

    public static async Task SaveWebhookAsync(this ServiceUnderTest service, string name, Uri url)
        => (await service.PutReceiverAsync(name, new JsonObject { ["kind"] = "webhook", ["url"] = url.ToString(), ["secret"] = Secret })).Expect(201);

    public static Task<Answer> PutReceiverAsync(this ServiceUnderTest service, string name, JsonObject body, string token = ServiceUnderTest.AdminToken)
        => service.AskAsync("PUT", $"/api/receivers/{name}", ServiceUnderTest.Json(body), token);

    /// <summary>Puts a test into the outbox.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> TestAsync(this ServiceUnderTest service, string receiver)
        => (await service.AskAsync("POST", $"/api/receivers/{receiver}/test")).Expect(202).Json["id"]!.GetValue<string>();

    /// <summary>Sends what is due, and returns when all of it was tried.</summary>
    public static async Task SendAsync(this ServiceUnderTest service)
    {
        await service.BeginAsync();
        await service.Services.GetRequiredService<OutboxSender>().Running;
    }

    /// <summary>Has nothing sent but by the test.</summary>
    public static Task PauseWorkersAsync(this ServiceUnderTest service)
        => Task.WhenAll(service.Services.GetServices<IHostedService>().Where(worker => worker is OutboxWorker or ScheduleWorker).Select(worker => worker.StopAsync(CancellationToken.None)));

    /// <summary>Begins to send what is due.</summary>
    public static Task BeginAsync(this ServiceUnderTest service) => service.Services.GetRequiredService<OutboxSender>().StartAsync(CancellationToken.None);

    public static async Task<JsonNode> NotificationAsync(this ServiceUnderTest service, string id) => (await service.GetAsync($"/api/notifications/{id}")).Expect(200).Json;

    /// <summary>Sends a test and returns what has become of it after one attempt.</summary>
    public static async Task<JsonNode> SendTestAsync(this ServiceUnderTest service, string receiver)
    {
        var id = await service.TestAsync(receiver);
        await service.SendAsync();
        return await service.NotificationAsync(id);
    }

    public static string Text(this ReceivedWebhook webhook) => System.Text.Encoding.UTF8.GetString(webhook.Body);
}
