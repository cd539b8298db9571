using System.Text.Json.Serialization;
using AutoMapper;
using Reporting.Api.Answers;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Api.Coder.Contracts;

/// <summary>Active users of days, weeks or months, oldest first.</summary>
internal sealed record DausResponse : ITabular
{
    [JsonPropertyName("entries")]
    public required IReadOnlyList<DausEntry> Entries { get; init; }

    [JsonPropertyName("tz_hour_offset")]
    public required int TzHourOffset { get; init; }

    public CsvTable ToTable() => CsvTable.Of(
        Entries,
        new("date", entry => entry.Date),
        new("amount", entry => entry.Amount));
}

internal sealed record DausEntry
{
    [JsonPropertyName("date")]
    public required DateOnly Date { get; init; }

    [JsonPropertyName("amount")]
    public required int Amount { get; init; }
}

internal sealed class DausProfile : Profile
{
    public DausProfile()
    {
        CreateMap<DauReport, DausResponse>();
        CreateMap<DauEntry, DausEntry>();
    }
}
