using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Statistics;

/// <summary>How much there is of everything in the instance, and how much of it is used.</summary>
/// <param name="At">The day at whose end things are counted, as far as records say; null for now.</param>
internal sealed record GetInstanceStatisticsQuery(int InstanceId, DateOnly? At, [property: NotInKey] DateTimeOffset Now) : IReportQuery<InstanceStatistics>;

internal sealed class GetInstanceStatisticsValidator : AbstractValidator<GetInstanceStatisticsQuery>
{
    private static readonly DateOnly EarliestDay = new(1970, 1, 1);

    public GetInstanceStatisticsValidator()
    {
        RuleFor(query => query.At)
            .Must(day => day is null || day >= EarliestDay).WithErrorCode(ErrorCodes.DayTooEarly)
            .Must((query, day) => day is null || day <= StatisticsTime.DayOf(query.Now)).WithErrorCode(ErrorCodes.DayInFuture);
    }
}

internal sealed class GetInstanceStatisticsHandler(IInstanceStatisticsReader reader, ReportCache cache)
    : IRequestHandler<GetInstanceStatisticsQuery, InstanceStatistics>
{
    /// <summary>What statistics show of an instance that has sent no settings: no name of its own and no version.</summary>
    private static readonly InstanceSettings NoSettings = new() { SourceInstanceId = string.Empty, VersionOss = string.Empty };

    public async Task<InstanceStatistics> Handle(GetInstanceStatisticsQuery request, CancellationToken cancellationToken)
    {
        var time = StatisticsTime.Of(request.At, request.Now);
        var validity = new Validity(request.Now);
        var settings = await reader.ReadSettingsAsync(request.InstanceId, cancellationToken) ?? NoSettings;
        var counts = await reader.CountAsync(request.InstanceId, time.Span, cancellationToken);
        validity.Limit(time.Span.DeletedSince, time.IsPast ? null : counts.EarliestLicensedDeletion);
        return new InstanceStatistics
        {
            AsOf = time.AsOf,
            Settings = settings,
            Counts = counts,
            UsedStrategies = await ReadStrategiesAsync(request.InstanceId, cancellationToken),
            ApiTokens = await reader.CountApiTokensAsync(request.InstanceId, time.Before, cancellationToken),
            ActiveUsers = Sightings.ActiveUsers(await CountAsync(reader.CountUsersAsync, Sightings.UserTimes(request.Now))),
            ActiveApplications = Sightings.ActiveApplications(await CountAsync(reader.CountApplicationsAsync, Sightings.ApplicationTimes(request.Now))),
            ProductionChanges = await CountChangesAsync(request.InstanceId, time, cancellationToken),
            PreviousDay = await reader.CountMetricsAsync(request.InstanceId, time.Yesterday, cancellationToken),
            EdgeInstanceUsage = await ReadEdgeUsageAsync(request.InstanceId, time, cancellationToken),
            ValidDuring = validity.Window,
        };

        async Task<IReadOnlyList<SeenSince>> CountAsync(
            Func<int, IReadOnlyList<DateTimeOffset>, CancellationToken, Task<IReadOnlyList<SeenSince>>> count,
            IReadOnlyList<DateTimeOffset> times)
        {
            var seen = await count(request.InstanceId, times, cancellationToken);
            validity.Limit(times, seen);
            return seen;
        }
    }

    /// <summary>Kept for as long as neither flags nor strategies change, whatever else does.</summary>
    private async Task<UsedStrategies> ReadStrategiesAsync(int instanceId, CancellationToken cancellationToken)
    {
        var version = await reader.ReadStrategiesVersionAsync(instanceId, cancellationToken);
        var key = ReportKey.Of(new UsedStrategiesQuestion(instanceId), version);
        return (await cache.GetAsync(key, () => reader.ReadStrategiesAsync(instanceId, cancellationToken), cancellationToken)).Report.Report;
    }

    private async Task<ProductionChanges> CountChangesAsync(int instanceId, StatisticsTime time, CancellationToken cancellationToken)
    {
        var changes = await reader.CountProductionChangesAsync(instanceId, [time.FirstOfDays(30), time.FirstOfDays(60), time.FirstOfDays(90)], time.LastDay, cancellationToken);
        return new ProductionChanges(changes[0], changes[1], changes[2]);
    }

    private async Task<IReadOnlyDictionary<string, double>> ReadEdgeUsageAsync(int instanceId, StatisticsTime time, CancellationToken cancellationToken)
        => EdgeUsage.Average(time, await reader.SumEdgeNodesAsync(instanceId, EdgeUsage.FirstMonth(time), EdgeUsage.End(time), cancellationToken));

    private sealed record UsedStrategiesQuestion(int InstanceId);
}
