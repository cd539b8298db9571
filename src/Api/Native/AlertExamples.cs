namespace Reporting.Api.Native;

internal static class AlertExamples
{
    public const string SaveAlert = """
        {"instance":"dev","series":"active-users.users","interval":"day","condition":"below","bound":100,"resolve":120,"for":"2d","receivers":["ops"],
         "description":"Fewer people than usual work here."}
        """;

    public const string Alert = """
        {"name":"few-users","instance":"dev","series":"active-users.users","interval":"day","template":null,"project":null,"type":null,"collection":null,
         "condition":"below","bound":100,"resolve":120,"against":null,"share_of":null,"for":"2d","receivers":["ops"],"description":"Fewer people than usual work here.",
         "state":"firing","since":"2024-03-04T00:00:02Z","value":87,"problem":null,"failing":false,"created_at":"2024-03-01T12:00:00Z","changed_at":"2024-03-01T12:00:00Z"}
        """;

    public const string Alerts = $"[{Alert}]";

    public const string History = """
        [{"id":2,"at":"2024-03-04T00:00:02Z","from":"pending","to":"firing","value":87,"reason":null},
         {"id":1,"at":"2024-03-02T00:00:02Z","from":"ok","to":"pending","value":91,"reason":null}]
        """;

    public const string Preview = """
        {"from":"2024-01-01T12:00:00Z","to":"2024-03-31T12:00:00Z","fired":1,"firings":[{"from":"2024-03-04T00:00:00Z","to":"2024-03-07T00:00:00Z","value":87}],
         "value":131,"problem":null,"has_history":true,"points":[{"at":"2024-01-02T00:00:00Z","value":128},{"at":"2024-01-03T00:00:00Z","value":133}]}
        """;

    public const string Series = """
        [{"name":"active-users.users","title":"Active users","kind":"workspaces","unit":"number","intervals":["day","week","month"],"scopes":["template"],"has_history":true},
         {"name":"record-age","title":"How long ago its last record came","kind":null,"unit":"seconds","intervals":["day"],"scopes":["collection"],"has_history":false}]
        """;
}
