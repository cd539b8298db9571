using System.Text.Json.Serialization;
using AutoMapper;
using Reporting.Domain.Network.Reports;

namespace Reporting.Api.OpenL2M.Contracts;

/// <summary>What the log says of each window. The totals are those that the device manager keeps itself.</summary>
internal sealed record UsageStats
{
    [JsonPropertyName("devices_last_hour")]
    public required Statistic DevicesLastHour { get; init; }

    [JsonPropertyName("devices_today")]
    public required Statistic DevicesToday { get; init; }

    [JsonPropertyName("devices_last_7_days")]
    public required Statistic DevicesLast7Days { get; init; }

    [JsonPropertyName("devices_last_31_days")]
    public required Statistic DevicesLast31Days { get; init; }

    [JsonPropertyName("changes_last_hour")]
    public required Statistic ChangesLastHour { get; init; }

    [JsonPropertyName("changes_today")]
    public required Statistic ChangesToday { get; init; }

    [JsonPropertyName("changes_last_7_days")]
    public required Statistic ChangesLast7Days { get; init; }

    [JsonPropertyName("changes_last_31_days")]
    public required Statistic ChangesLast31Days { get; init; }

    [JsonPropertyName("changes_total")]
    public required Statistic ChangesTotal { get; init; }

    [JsonPropertyName("users_last_hour")]
    public required Statistic UsersLastHour { get; init; }

    [JsonPropertyName("users_today")]
    public required Statistic UsersToday { get; init; }

    [JsonPropertyName("users_last_7_days")]
    public required Statistic UsersLast7Days { get; init; }

    [JsonPropertyName("users_last_31_days")]
    public required Statistic UsersLast31Days { get; init; }

    [JsonPropertyName("api_calls_today")]
    public required Statistic ApiCallsToday { get; init; }

    [JsonPropertyName("api_calls_last_7_days")]
    public required Statistic ApiCallsLast7Days { get; init; }

    [JsonPropertyName("api_calls_last_31_days")]
    public required Statistic ApiCallsLast31Days { get; init; }

    [JsonPropertyName("commands_today")]
    public required Statistic CommandsToday { get; init; }

    [JsonPropertyName("commands_last_7_days")]
    public required Statistic CommandsLast7Days { get; init; }

    [JsonPropertyName("commands_last_31_days")]
    public required Statistic CommandsLast31Days { get; init; }

    [JsonPropertyName("commands_total")]
    public required Statistic CommandsTotal { get; init; }
}

internal sealed class UsageStatsProfile : Profile
{
    public UsageStatsProfile()
    {
        CreateMap<NetworkStatistics, UsageStats>()
            .ForMember(usage => usage.DevicesLastHour, entry => entry.MapFrom(report => new Statistic("Devices in last hour", report.LastHour.Devices)))
            .ForMember(usage => usage.DevicesToday, entry => entry.MapFrom(report => new Statistic("Devices today", report.Today.Devices)))
            .ForMember(usage => usage.DevicesLast7Days, entry => entry.MapFrom(report => new Statistic("Devices last 7 days", report.Last7Days.Devices)))
            .ForMember(usage => usage.DevicesLast31Days, entry => entry.MapFrom(report => new Statistic("Devices Last 31 Days", report.Last31Days.Devices)))
            .ForMember(usage => usage.ChangesLastHour, entry => entry.MapFrom(report => new Statistic("Changes in last hour", report.LastHour.Changes)))
            .ForMember(usage => usage.ChangesToday, entry => entry.MapFrom(report => new Statistic("Changes today", report.Today.Changes)))
            .ForMember(usage => usage.ChangesLast7Days, entry => entry.MapFrom(report => new Statistic("Changes last 7 days", report.Last7Days.Changes)))
            .ForMember(usage => usage.ChangesLast31Days, entry => entry.MapFrom(report => new Statistic("Changes last 31 days", report.Last31Days.Changes)))
            .ForMember(usage => usage.ChangesTotal, entry => entry.MapFrom(report => new Statistic("Total Changes", report.Totals.Changes)))
            .ForMember(usage => usage.UsersLastHour, entry => entry.MapFrom(report => new Statistic("Users in last hour", report.LastHour.Users)))
            .ForMember(usage => usage.UsersToday, entry => entry.MapFrom(report => new Statistic("Users today", report.Today.Users)))
            .ForMember(usage => usage.UsersLast7Days, entry => entry.MapFrom(report => new Statistic("Users last 7 days", report.Last7Days.Users)))
            .ForMember(usage => usage.UsersLast31Days, entry => entry.MapFrom(report => new Statistic("Users last 31 days", report.Last31Days.Users)))
            .ForMember(usage => usage.ApiCallsToday, entry => entry.MapFrom(report => new Statistic("API calls today", report.Today.ApiCalls)))
            .ForMember(usage => usage.ApiCallsLast7Days, entry => entry.MapFrom(report => new Statistic("API calls last 7 days", report.Last7Days.ApiCalls)))
            .ForMember(usage => usage.ApiCallsLast31Days, entry => entry.MapFrom(report => new Statistic("API calls last 31 days", report.Last31Days.ApiCalls)))
            .ForMember(usage => usage.CommandsToday, entry => entry.MapFrom(report => new Statistic("Commands today", report.Today.Commands)))
            .ForMember(usage => usage.CommandsLast7Days, entry => entry.MapFrom(report => new Statistic("Commands last 7 days", report.Last7Days.Commands)))
            .ForMember(usage => usage.CommandsLast31Days, entry => entry.MapFrom(report => new Statistic("Commands last 31 days", report.Last31Days.Commands)))
            .ForMember(usage => usage.CommandsTotal, entry => entry.MapFrom(report => new Statistic("Total Commands", report.Totals.Commands)));
    }
}
