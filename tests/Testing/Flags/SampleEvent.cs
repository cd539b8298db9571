using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reporting.Testing.Flags;

/// <summary>An event as its producer sends it; what a test does not say is left out.</summary>
internal sealed record SampleEvent(long Id)
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public string Type { get; init; } = "feature-created";

    public DateTimeOffset At { get; init; } = Noon;

    public string By { get; init; } = "ada@example.com";

    public long? ById { get; init; }

    public string? Project { get; init; }

    public string? Environment { get; init; }

    public string? Flag { get; init; }

    public string? GroupId { get; init; }

    public string? Ip { get; init; }

    /// <summary>JSON, sent as it is written here.</summary>
    public string? Data { get; init; }

    /// <summary>JSON, sent as it is written here.</summary>
    public string? PreData { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string Line
    {
        get
        {
            var line = new JsonObject { ["id"] = Id, ["type"] = Type, ["created_at"] = At.ToString("O"), ["created_by"] = By };
            line["tags"] = new JsonArray([.. Tags.Select(tag => new JsonObject { ["type"] = "simple", ["value"] = tag })]);
            Add(line, "created_by_user_id", ById);
            Add(line, "project", Project);
            Add(line, "environment", Environment);
            Add(line, "feature_name", Flag);
            Add(line, "group_type", GroupId is null ? null : "transaction");
            Add(line, "group_id", GroupId);
            Add(line, "ip", Ip);
            return $"{line.ToJsonString()[..^1]}{Raw("data", Data)}{Raw("pre_data", PreData)}}}";
        }
    }

    public static string Lines(IEnumerable<SampleEvent> events) => string.Join('\n', events.Select(each => each.Line));

    private static void Add<TValue>(JsonObject line, string name, TValue value)
    {
        if (value is not null)
        {
            line[name] = JsonSerializer.SerializeToNode(value);
        }
    }

    private static string Raw(string name, string? json) => json is null ? "" : $",\"{name}\":{json}";
}
