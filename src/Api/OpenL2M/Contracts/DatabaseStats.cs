using System.Text.Json.Serialization;
using AutoMapper;
using Reporting.Domain.Network.Reports;

namespace Reporting.Api.OpenL2M.Contracts;

/// <summary>How many there are of each. Groups without a switch do not count, and where no group counts, the entry is missing.</summary>
internal sealed record DatabaseStats
{
    [JsonPropertyName("switches")]
    public required Statistic Switches { get; init; }

    [JsonPropertyName("switchgroups")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Statistic? Switchgroups { get; init; }

    [JsonPropertyName("vlans")]
    public required Statistic Vlans { get; init; }

    [JsonPropertyName("vlan_groups")]
    public required Statistic VlanGroups { get; init; }

    [JsonPropertyName("snmp_profiles")]
    public required Statistic SnmpProfiles { get; init; }

    [JsonPropertyName("credentials_profiles")]
    public required Statistic CredentialsProfiles { get; init; }

    [JsonPropertyName("commands")]
    public required Statistic Commands { get; init; }

    [JsonPropertyName("command_lists")]
    public required Statistic CommandLists { get; init; }

    [JsonPropertyName("api_tokens")]
    public required Statistic ApiTokens { get; init; }

    [JsonPropertyName("log_entries")]
    public required Statistic LogEntries { get; init; }
}

internal sealed class DatabaseStatsProfile : Profile
{
    public DatabaseStatsProfile()
    {
        CreateMap<NetworkStatistics, DatabaseStats>()
            .ForMember(database => database.Switches, entry => entry.MapFrom(report => new Statistic("Switches", report.Inventory.Devices)))
            .ForMember(database => database.Switchgroups, entry => entry.MapFrom(report => report.Inventory.DeviceGroups == 0 ? null : new Statistic("Switch Groups", report.Inventory.DeviceGroups)))
            .ForMember(database => database.Vlans, entry => entry.MapFrom(report => new Statistic("Vlans", report.Inventory.Vlans)))
            .ForMember(database => database.VlanGroups, entry => entry.MapFrom(report => new Statistic("Vlan Groups", report.Inventory.VlanGroups)))
            .ForMember(database => database.SnmpProfiles, entry => entry.MapFrom(report => new Statistic("SNMP Profiles", report.Inventory.SnmpProfiles)))
            .ForMember(database => database.CredentialsProfiles, entry => entry.MapFrom(report => new Statistic("Credentials Profiles", report.Inventory.CredentialsProfiles)))
            .ForMember(database => database.Commands, entry => entry.MapFrom(report => new Statistic("Commands", report.Inventory.Commands)))
            .ForMember(database => database.CommandLists, entry => entry.MapFrom(report => new Statistic("Command Lists", report.Inventory.CommandLists)))
            .ForMember(database => database.ApiTokens, entry => entry.MapFrom(report => new Statistic("API Tokens", report.Inventory.ApiTokens)))
            .ForMember(database => database.LogEntries, entry => entry.MapFrom(report => new Statistic("Log Entries", report.Inventory.LogEntries)));
    }
}
