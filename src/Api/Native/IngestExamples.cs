namespace Reporting.Api.Native;

/// <summary>Records of the collection <c>users</c>, and what becomes of them.</summary>
internal static class IngestExamples
{
    public const string Lines = $"{Ada}\n{Bob}\n";

    public const string Array = $"[{Ada},{Bob}]";

    public const string Answer = """{"received":2,"inserted":1,"updated":0,"unchanged":1,"removed":0}""";

    private const string Ada = """{"id":"5d0a4b6c-52b1-4d7f-9d55-0c2a1f1c8a01","username":"ada","status":"active"}""";

    private const string Bob = """{"id":"5d0a4b6c-52b1-4d7f-9d55-0c2a1f1c8a02","username":"bob","status":"dormant"}""";
}
