using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Reporting.Api.Dialects;

namespace Reporting.Api.OpenApi;

/// <summary>The OpenAPI document of one dialect: its routes alone, with its ways to show a token and its failures.</summary>
internal static class DialectDocument
{
    private const string Token = "A token of this service";

    public static void Describe(OpenApiOptions options, Type dialect)
    {
        options.ShouldInclude = action => Speaks(action, dialect) && !HttpMethods.IsHead(action.HttpMethod ?? string.Empty);
        options.AddDocumentTransformer((document, context, _) => DescribeDocument(document, Find(context.ApplicationServices, dialect)));
        options.CreateSchemaReferenceId = DialectSchema.NameOf;
        options.AddSchemaTransformer((schema, context, _) =>
        {
            DialectSchema.Describe(schema, context.JsonTypeInfo, Find(context.ApplicationServices, dialect));
            DialectSchema.DescribeValues(schema, context);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.OperationId ??= Name(context.Description.ActionDescriptor);
            operation.Deprecated = context.Description.ActionDescriptor.EndpointMetadata.OfType<DeprecatedAttribute>().Any();
            OperationParameters.Describe(operation, context.Description.ActionDescriptor);
            OperationBody.Describe(operation, context.Description.ActionDescriptor);
            return OperationAnswers.DescribeAsync(operation, context.Description.ActionDescriptor, Find(context.ApplicationServices, dialect));
        });
    }

    private static bool Speaks(ApiDescription action, Type dialect)
        => action.ActionDescriptor.EndpointMetadata.OfType<SpeaksAttribute>().Any(speaks => speaks.Dialect == dialect);

    private static string? Name(ActionDescriptor action)
        => action is ControllerActionDescriptor { ControllerName: var controller, ActionName: var name } ? controller + name : null;

    private static Dialect Find(IServiceProvider services, Type dialect) => (Dialect)services.GetRequiredService(dialect);

    private static Task DescribeDocument(OpenApiDocument document, Dialect dialect)
    {
        document.Info = new OpenApiInfo { Title = dialect.Title, Version = "1" };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        if (dialect.EndsPathsWithSlash)
        {
            document.Paths = WithSlash(document.Paths);
        }

        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Security = [];
        foreach (var place in dialect.CredentialPlaces)
        {
            document.Components.SecuritySchemes[place.Name] = Scheme(place);
            document.Security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(place.Name, document)] = [] });
        }

        return Task.CompletedTask;
    }

    /// <summary>Routes are known without it.</summary>
    private static OpenApiPaths WithSlash(OpenApiPaths paths)
    {
        var ended = new OpenApiPaths();
        foreach (var (path, item) in paths)
        {
            ended.Add($"{path}/", item);
        }

        return ended;
    }

    private static OpenApiSecurityScheme Scheme(CredentialPlace place) => place.In switch
    {
        "bearer" => new() { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = Token },
        "cookie" => new() { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = place.Name, Description = Token },
        _ => new() { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = place.Name, Description = Described(place) },
    };

    private static string Described(CredentialPlace place) => place.Keyword.Length > 0 ? $"{Token}, after the word {place.Keyword}" : Token;
}
