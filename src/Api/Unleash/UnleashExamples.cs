namespace Reporting.Api.Unleash;

/// <summary>Answers as documents show them.</summary>
internal static class UnleashExamples
{
    public const string Events = $$"""{"version":1,"events":[{ {{Event}} }],"totalEvents":842}""";

    public const string FeatureEvents = $$"""{"version":1,"toggleName":"my.first.feature","events":[{ {{Event}} }],"totalEvents":1}""";

    public const string SearchedEvents =
        $$"""
        {"events":[{ {{Event}},"label":"Flag created",
        "summary":"**johndoe** created **[my.first.feature](/projects/default/features/my.first.feature)** in project **[default](/projects/default)**"}],"total":842}
        """;

    public const string EventCreators = """[{"id":-1337,"name":"Unleash System"},{"id":1,"name":"Ada"}]""";

    public const string EventTable =
        "id,createdAt,type,createdBy,createdByUserId,project,environment,featureName,label,summary,data,preData,tags\r\n" +
        "5,2026-07-05T12:56:00.000Z,feature-archived,johndoe,1,default,,my.first.feature,Flag archived,**johndoe** archived **my.first.feature** in project **default**,,,simple:a-tag-value\r\n";

    private const string Event =
        """
        "id":5,"type":"feature-created","createdBy":"johndoe","createdAt":"2026-07-05T12:56:00.000Z","createdByUserId":1,
        "data":{"name":"my.first.feature","type":"release"},"preData":null,"tags":[{"value":"a-tag-value","type":"simple"}],
        "featureName":"my.first.feature","project":"default","environment":null
        """;
}
