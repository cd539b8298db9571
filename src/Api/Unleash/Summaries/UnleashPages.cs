using Reporting.Dashboard.Pages.Flags;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Summaries;

/// <summary>What Unleash calls events and who made them, and where it shows flags.</summary>
internal sealed class UnleashPages : IFlagProduct
{
    public IReadOnlyDictionary<string, string> EventLabels { get; } = EventPhrases.All.Values.ToDictionary(phrase => phrase.Type, phrase => phrase.Label, StringComparer.Ordinal);

    public string NameOf(EventCreator creator) => EventSummary.NameOf(creator);

    public (string Label, string Summary) Describe(FlagEvent each, Instance instance) => EventSummary.Of(each, instance.BaseUrl);

    public string? AddressOf(Instance instance, string project)
        => string.IsNullOrEmpty(instance.BaseUrl) ? null : $"{instance.BaseUrl.TrimEnd('/')}/projects/{Uri.EscapeDataString(project)}";

    public string? AddressOf(Instance instance, string project, string flag)
        => AddressOf(instance, project) is { } address ? $"{address}/features/{Uri.EscapeDataString(flag)}" : null;
}
