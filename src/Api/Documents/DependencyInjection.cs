using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Api.Dialects;

namespace Reporting.Api.Documents;

internal static class DependencyInjection
{
    private const string Route = "/openapi/{documentName}.json";

    /// <summary>One OpenAPI document a dialect, and a page that shows them.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
        foreach (var dialect in Dialects.DependencyInjection.Dialects)
        {
            services.AddOpenApi(Dialect.NameOf(dialect), options => DialectDocument.Describe(options, dialect));
        }

        return services;
    }

    public static void MapDocuments(this WebApplication app)
    {
        app.MapOpenApi(Route);
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = DocumentPage.Path.TrimStart('/');
            page.DocumentTitle = "Reporting";
            foreach (var name in Dialects.DependencyInjection.Dialects.Select(Dialect.NameOf))
            {
                page.SwaggerEndpoint($"/openapi/{name}.json", name);
            }
        });
    }
}
