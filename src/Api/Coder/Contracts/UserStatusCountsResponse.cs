using System.Text.Json.Serialization;
using AutoMapper;
using Reporting.Api.Answers;
using Reporting.Api.Coder.Go;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Api.Coder.Contracts;

/// <summary>How many users had each status at each instant, by status.</summary>
internal sealed record UserStatusCountsResponse : ITabular
{
    [JsonPropertyName("status_counts")]
    public required IReadOnlyDictionary<string, IReadOnlyList<UserStatusCount>> StatusCounts { get; init; }

    public CsvTable ToTable() => CsvTable.Of(
        StatusCounts.SelectMany(counts => counts.Value.Select(count => (Status: counts.Key, count.Date, count.Count))),
        new("date", row => GoTime.Format(row.Date)),
        new("status", row => row.Status),
        new("count", row => row.Count));
}

internal sealed record UserStatusCount
{
    [JsonPropertyName("date")]
    public required DateTimeOffset Date { get; init; }

    [JsonPropertyName("count")]
    public required long Count { get; init; }
}

internal sealed class UserStatusCountsProfile : Profile
{
    public UserStatusCountsProfile()
    {
        CreateMap<UserStatusReport, UserStatusCountsResponse>();
        CreateMap<StatusCount, UserStatusCount>();
    }
}
