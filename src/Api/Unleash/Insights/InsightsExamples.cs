namespace Reporting.Api.Unleash.Insights;

/// <summary>Answers as documents show them.</summary>
internal static class InsightsExamples
{
    public const string Trends =
        """
        {"userTrends":[{"date":"2026-03-18T23:59:59.999Z","total":118,"active":103,"inactive":15}],
        "flagTrends":[{"date":"2026-03-18T23:59:59.999Z","total":871,"active":694,"stale":102,"potentiallyStale":75}],
        "projectFlagTrends":[{"week":"2026-12","project":"default","health":80,"technicalDebt":20,"timeToProduction":4.7,
        "date":"2026-03-18T23:59:59.999Z","total":60,"active":48,"stale":7,"potentiallyStale":5,"users":12}],
        "metricsSummaryTrends":[{"week":"2026-12","date":"2026-03-18T23:59:59.999Z","project":"default","totalRequests":91240,"totalYes":70112,
        "totalNo":21128,"totalApps":9,"totalFlags":41,"totalEnvironments":2}],
        "environmentTypeTrends":[{"date":"2026-03-18T23:59:59.999Z","week":"2026-12","environmentType":"production","totalUpdates":31}],
        "lifecycleTrends":[{"week":"2026-12","date":"2026-03-18T23:59:59.999Z","newProductionFlags":3,"project":"default"}],
        "creationArchiveTrends":[{"week":"2026-12","date":"2026-03-18T23:59:59.999Z","project":"default",
        "createdFlags":{"experiment":1,"release":4},"archivedFlags":2}]}
        """;

    public const string Lifecycle =
        $$"""
        {"lifecycleTrends":{"develop":{ {{Stage}} },"production":{ {{Stage}} },"cleanup":{ {{Stage}} } } }
        """;

    private const string Stage =
        """
        "categories":{"experimental":{"flagsOlderThanWeek":4,"newFlagsThisWeek":1},"release":{"flagsOlderThanWeek":21,"newFlagsThisWeek":6},
        "permanent":{"flagsOlderThanWeek":9,"newFlagsThisWeek":0}},"medianDaysHistorically":12.5,"medianDaysInCurrentStage":17,"totalFlags":41
        """;
}
