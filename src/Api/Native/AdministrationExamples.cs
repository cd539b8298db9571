namespace Reporting.Api.Native;

internal static class AdministrationExamples
{
    public const string SaveInstance =
        """{"kind":"workspaces","name":"Development","time_zone":"Europe/Berlin","base_url":"https://dev.example.com","user_privacy":"pseudonyms"}""";

    public const string Instance = """
        {"key":"dev","kind":"workspaces","name":"Development","time_zone":"Europe/Berlin","base_url":"https://dev.example.com",
         "user_privacy":"pseudonyms","created_at":"2024-03-01T12:00:00Z","collections":{"users":{"records":200,"last_received_at":"2024-03-02T08:30:00.25Z"},
         "usage":{"records":0,"last_received_at":null}}}
        """;

    public const string Instances = $"[{Instance}]";

    public const string CreateToken =
        """{"name":"agents","role":"ingest","instance":"dev","expires_at":"2030-01-01T00:00:00Z","allowed_networks":["10.1.0.0/16"]}""";

    public const string NewToken = """
        {"id":7,"name":"agents","role":"ingest","instance":"dev","expires_at":"2030-01-01T00:00:00Z",
         "token":"4fGz0aQk2L-9sYw1Bn7Xc3Vd5Rt8Zq6Hm"}
        """;

    public const string Tokens = """
        [{"id":7,"name":"agents","role":"ingest","instance":"dev","expires_at":"2030-01-01T00:00:00Z",
          "allowed_networks":["10.1.0.0/16"],"created_at":"2024-03-01T12:00:00Z","last_used_at":"2024-03-02T08:30:00Z"}]
        """;

    public const string Audit = """
        [{"id":12,"at":"2024-03-01T12:00:00Z","actor":"first","actor_token":1,"address":"10.1.2.3","act":"token_created","instance":"dev","token":7,
          "details":{"name":"agents","role":"ingest","expires_at":"2030-01-01T00:00:00+00:00","allowed_networks":["10.1.0.0/16"]}}]
        """;
}
