using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Records;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>
/// Which values workspaces gave their templates' parameters in the builds of a window. A parameter is one across templates that describe
/// it alike; a build without a value for it does not count.
/// </summary>
internal sealed class ParameterUsageReader(ReportingDbContext context, int instanceId, TemplateFilter templates)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public async Task<IReadOnlyList<ParameterUsage>> ReadAsync(TimeWindow window, CancellationToken cancellationToken)
    {
        var newestIds = new NpgsqlParameter<Guid[]>("ids", await ReadNewestAsync(window, cancellationToken));
        var newest = await context.QueryAsync<NewestBuildsRow>("newest_builds.sql", instanceId, [newestIds], cancellationToken);
        var versions = new NpgsqlParameter<Guid[]>("ids", [.. newest.Select(row => row.TemplateVersionId).Distinct()]);
        var described = await context.QueryAsync<DescribedParametersRow>("described_parameters.sql", instanceId, [versions], cancellationToken);
        var parameters = described.ToDictionary(row => row.TemplateVersionId, row => Describe(row.Described));
        var uses = new Dictionary<DescribedParameter, Use>();
        foreach (var row in newest)
        {
            using var given = JsonDocument.Parse(row.Given);
            // A version may have been removed between the two statements.
            foreach (var parameter in parameters.GetValueOrDefault(row.TemplateVersionId, []))
            {
                if (!uses.TryGetValue(parameter, out var use))
                {
                    uses.Add(parameter, use = new Use());
                }

                use.Add(row, Value(given.RootElement, parameter.Name));
            }
        }

        return [.. InOrder(uses).Select(use => use.Value.ToUsage(use.Key))];
    }

    private static IEnumerable<KeyValuePair<DescribedParameter, Use>> InOrder(Dictionary<DescribedParameter, Use> uses)
        => uses
            .Where(use => use.Value.HasValues)
            .OrderBy(use => use.Key.Name, StringComparer.Ordinal)
            .ThenBy(use => use.Key.Type, StringComparer.Ordinal)
            .ThenBy(use => use.Key.DisplayName, StringComparer.Ordinal)
            .ThenBy(use => use.Key.Description, StringComparer.Ordinal)
            .ThenBy(use => use.Key.Options, StringComparer.Ordinal);

    /// <summary>
    /// Of each template and workspace the build with the highest number in the window. There are many builds and few workspaces, so the builds are gone
    /// through as they come, and are not sorted.
    /// </summary>
    private async Task<Guid[]> ReadNewestAsync(TimeWindow window, CancellationToken cancellationToken)
    {
        var newest = new Dictionary<(Guid TemplateId, Guid WorkspaceId), (long Number, Guid Id)>();
        var batch = new ReportBatch(context, instanceId);
        NpgsqlParameter[] parameters =
            [new NpgsqlParameter<DateTimeOffset>("window_start", window.StartUtc), new NpgsqlParameter<DateTimeOffset>("window_end", window.EndUtc), templates.ToParameter()];
        batch.Each("builds_of_window.sql", parameters, row =>
        {
            var (number, id) = (row.GetInt64(2), row.GetGuid(3));
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(newest, (row.GetGuid(0), row.GetGuid(1)), out var isKnown);
            if (!isKnown || number > known.Number || (number == known.Number && id < known.Id))
            {
                known = (number, id);
            }
        });
        await batch.RunAsync(cancellationToken);
        return [.. newest.Values.Select(build => build.Id)];
    }

    private static List<DescribedParameter> Describe(string described)
    {
        using var json = JsonDocument.Parse(described);
        return [.. json.RootElement.EnumerateArray().Select(parameter => new DescribedParameter(
            Value(parameter, "name") ?? "",
            Value(parameter, "type") ?? "",
            Value(parameter, "display_name") ?? "",
            Value(parameter, "description") ?? "",
            parameter.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Array ? options.GetRawText() : "[]"))];
    }

    private static string? Value(JsonElement json, string property)
        => !json.TryGetProperty(property, out var value) || value.ValueKind == JsonValueKind.Null
            ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();

    /// <param name="Options">As the database writes them, so that the same options are the same text.</param>
    private sealed record DescribedParameter(string Name, string Type, string DisplayName, string Description, string Options);

    private sealed class Use
    {
        private readonly HashSet<Guid> templateIds = [];
        private readonly SortedDictionary<string, long> values = new(StringComparer.Ordinal);

        public bool HasValues => values.Count > 0;

        public void Add(NewestBuildsRow row, string? value)
        {
            templateIds.Add(row.TemplateId);
            if (value is not null)
            {
                values[value] = values.GetValueOrDefault(value) + row.Builds;
            }
        }

        public ParameterUsage ToUsage(DescribedParameter parameter) => new(
            [.. templateIds.Order()],
            parameter.DisplayName,
            parameter.Name,
            parameter.Type,
            parameter.Description,
            JsonSerializer.Deserialize<List<TemplateParameterOption>>(parameter.Options, Json)!,
            [.. values.Select(value => new ParameterValue(value.Key, value.Value))]);
    }
}

internal sealed record NewestBuildsRow(Guid TemplateVersionId, Guid TemplateId, string Given, long Builds);

internal sealed record DescribedParametersRow(Guid TemplateVersionId, string Described);

internal sealed class ParameterRowsConfiguration : IEntityTypeConfiguration<NewestBuildsRow>, IEntityTypeConfiguration<DescribedParametersRow>
{
    public void Configure(EntityTypeBuilder<NewestBuildsRow> builder) => builder.HasNoKey().ToView(null);

    public void Configure(EntityTypeBuilder<DescribedParametersRow> builder) => builder.HasNoKey().ToView(null);
}
