namespace Reporting.Api.Unleash.Statistics;

/// <summary>Answers as documents show them.</summary>
internal static class StatisticsExamples
{
    public const string Csv = "\"instanceId\",\"versionOSS\",\"users\",\"featureToggles\",\"projects\"\n\"ed3861ae-78f9-4e8c-8e57-b57efc15f82b\",\"8.2.0\",118,871,11";

    public const string Json =
        """
        {"timestamp":"2026-03-18T09:30:00.000Z","instanceId":"ed3861ae-78f9-4e8c-8e57-b57efc15f82b","versionOSS":"8.2.0","versionEnterprise":"8.2.0",
        "users":118,"serviceAccounts":3,"apiTokens":{"frontend":4,"admin":1,"client":9,"backend":12},
        "activeUsers":{"last7":61,"last30":88,"last60":97,"last90":103},"licensedUsers":121,"featureToggles":871,"archivedFeatureToggles":204,"projects":11,
        "contextFields":7,"roles":8,"customRootRoles":2,"customRootRolesInUse":1,"groups":5,"environments":4,"segments":9,"strategies":4,
        "SAMLenabled":false,"OIDCenabled":true,"passwordAuthEnabled":false,"SCIMenabled":true,
        "clientApps":[{"range":"7d","count":21},{"range":"30d","count":23},{"range":"allTime","count":35}],"featureExports":3,"featureImports":2,
        "productionChanges":{"last30":103,"last60":218,"last90":340},"previousDayMetricsBucketsCount":{"enabledCount":10482,"variantCount":3120},
        "maxEnvironmentStrategies":8,"maxConstraintValues":210,"maxConstraints":6,"releaseTemplates":2,"releasePlans":14,
        "edgeInstanceUsage":{"2026-03":2.986,"2026-02":3,"2026-01":2.412,"2025-12":2,"2025-11":2,"2025-10":0,"2025-09":0,"2025-08":0,"2025-07":0,"2025-06":0,
        "2025-05":0,"2025-04":0},"readOnlyUsers":6,"sum":"5c62f5eac52f8d35c0fef0e4c5ec51a4bd6ae6c5a3e8a3b80c5d3d5e3c0f0b1e"}
        """;
}
