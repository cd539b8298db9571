using System.Text.Json;
using FsCheck;
using NUnit.Framework;
using Reporting.Domain.Workspaces.Records;
using static Reporting.UnitTests.Ingestion.Parsing;

namespace Reporting.UnitTests.Ingestion;

/// <summary>Any valid record, written by another serializer, comes back as it was.</summary>
internal sealed class RecordRoundTripTests
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [FsCheck.NUnit.Property]
    public void An_agent_stat_comes_back(Guid id, int seconds, NonNegativeInt count, NormalFloat latency, long? traffic)
    {
        var stat = new AgentStat
        {
            Id = id,
            CreatedAt = At(seconds),
            UserId = id,
            WorkspaceId = Guid.Empty,
            AgentId = id,
            TemplateId = id,
            ConnectionCount = count.Get,
            ConnectionMedianLatencyMs = Math.Round(Math.Clamp(latency.Get, -1e9, 1e9), 3),
            SessionCountSsh = count.Get,
            RxBytes = traffic is { } bytes ? bytes & long.MaxValue : null,
        };

        Assert.That(Parse<AgentStat>(JsonSerializer.Serialize(stat, SnakeCase)), Is.EqualTo(stat));
    }

    [FsCheck.NUnit.Property]
    public void A_template_comes_back(Guid id, NonNull<string> name, string? icon, bool deleted)
    {
        var template = new Template { Id = id, Name = Storable(name.Get), Icon = icon is null ? null : Storable(icon), Deleted = deleted };

        Assert.That(Parse<Template>(JsonSerializer.Serialize(template, SnakeCase)), Is.EqualTo(template));
    }

    [FsCheck.NUnit.Property]
    public void A_build_comes_back(Guid id, int seconds, PositiveInt number, NonNull<string>[] values)
    {
        var parameters = values.Select((value, index) => (Name: $"{index} \"{Storable(value.Get)}", Value: Storable(value.Get)));
        var build = new Build
        {
            Id = id,
            WorkspaceId = id,
            TemplateVersionId = id,
            BuildNumber = number.Get,
            Transition = "start",
            CreatedAt = At(seconds),
            Parameters = parameters.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal),
        };

        var parsed = Parse<Build>(JsonSerializer.Serialize(build, SnakeCase));

        Assert.That(parsed with { Parameters = build.Parameters }, Is.EqualTo(build));
        Assert.That(parsed.Parameters, Is.EquivalentTo(build.Parameters));
    }

    [FsCheck.NUnit.Property]
    public void A_template_version_comes_back(Guid id, NonNull<string> text, PositiveInt count)
    {
        var option = new TemplateParameterOption { Name = Storable(text.Get), Value = "v", Icon = Storable(text.Get) };
        var parameters = Enumerable.Range(0, count.Get % 9)
            .Select(index => new TemplateParameter { Name = $"p{index}", Type = "string", Description = Storable(text.Get), Options = [option] })
            .ToList();

        var parsed = Parse<TemplateVersion>(JsonSerializer.Serialize(new TemplateVersion { Id = id, TemplateId = id, Parameters = parameters }, SnakeCase));

        Assert.That(parsed.Parameters.Select(parameter => parameter with { Options = null }), Is.EqualTo(parameters.Select(parameter => parameter with { Options = null })));
        Assert.That(parsed.Parameters.SelectMany(parameter => parameter.Options!), Is.All.EqualTo(option));
    }

    private static DateTimeOffset At(int seconds) => new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(seconds);

    private static string Storable(string text) => new([.. text.Where(letter => letter != '\0' && !char.IsSurrogate(letter))]);
}
