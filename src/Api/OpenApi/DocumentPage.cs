namespace Reporting.Api.OpenApi;

/// <summary>The page that shows the OpenAPI documents.</summary>
internal static class DocumentPage
{
    public const string Path = "/docs";
}
