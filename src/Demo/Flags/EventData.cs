using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;

namespace Reporting.Demo.Flags;

/// <summary>What events say of the things that they are about.</summary>
internal static class EventData
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RawJson Of(object data) => new(JsonSerializer.Serialize(data, Options));

    public static RawJson OfFlag(ShopFlag flag, string project, bool stale) => Of(new
    {
        flag.Name,
        Description = $"{flag.Name[(flag.Name.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('-', ' ')} of the shop",
        flag.Type,
        Project = project,
        Stale = stale,
        CreatedAt = flag.CreatedAt.UtcDateTime,
        ImpressionData = false,
        Archived = false,
    });

    public static RawJson OfStrategy(ShopFlag flag, StrategyState state) => Of(new
    {
        state.Id,
        StrategyState.Name,
        Title = (string?)null,
        Disabled = false,
        Constraints = state.Constraints.Select(constraint => new { constraint.Values, constraint.Operator, constraint.ContextName }),
        Parameters = new { GroupId = flag.Name, Rollout = state.Rollout.ToString(CultureInfo.InvariantCulture), Stickiness = "default" },
        SortOrder = 0,
        Segments = Array.Empty<int>(),
    });
}

/// <summary>Whom a flag is on for in an environment, from some time on.</summary>
/// <param name="Rollout">A share in percent.</param>
internal sealed record StrategyState(DateTimeOffset At, string Id, string Environment, int Rollout, IReadOnlyList<StrategyConstraint> Constraints)
{
    public const string Name = "flexibleRollout";
}
