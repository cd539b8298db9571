using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Api.Dialects;

namespace Reporting.Api.OpenApi;

internal static class OpenApiRegistration
{
    /// <summary>One OpenAPI document a dialect, and a page that shows them.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
        foreach (var dialect in DialectsRegistration.Dialects)
        {
            services.AddOpenApi(Dialect.NameOf(dialect), options => DialectDocument.Describe(options, dialect));
        }

        return services.AddSingleton<OpenApiFiles>();
    }

    public static void MapDocuments(this WebApplication app)
    {
        foreach (var name in DialectsRegistration.Dialects.Select(Dialect.NameOf))
        {
            app.MapMethods(AddressOf(name), [HttpMethods.Get, HttpMethods.Head], (HttpContext http, OpenApiFiles files) => files.AnswerAsync(http, name)).ExcludeFromDescription();
        }

        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = DocumentPage.Path.TrimStart('/');
            page.DocumentTitle = "Reporting";
            foreach (var name in DialectsRegistration.Dialects.Select(Dialect.NameOf))
            {
                page.SwaggerEndpoint(AddressOf(name), name);
            }
        });
    }

    private static string AddressOf(string name) => $"/openapi/{name}.json";
}
