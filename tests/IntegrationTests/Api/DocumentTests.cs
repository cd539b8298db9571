using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using NUnit.Framework;
using Reporting.Api.Dialects;
using Reporting.Testing.Service;
using Reporting.Testing.Workspaces;

namespace Reporting.IntegrationTests.Api;

/// <summary>The OpenAPI documents: readable, and complete for every route there is.</summary>
internal sealed partial class DocumentTests
{
    private ServiceUnderTest service = null!;

    private static IEnumerable<string> Dialects => Reporting.Api.Dialects.DialectsRegistration.Dialects.Select(Dialect.NameOf);

    [OneTimeSetUp]
    public async Task StartAsync() => service = await ServiceUnderTest.StartAsync(Given.Noon);

    [OneTimeTearDown]
    public async Task StopAsync() => await service.DisposeAsync();

    [TestCaseSource(nameof(Dialects))]
    public async Task Are_valid(string dialect)
    {
        var result = await ReadAsync(dialect);

        Assert.That(result.Diagnostic!.Errors, Is.Empty);
        Assert.That(result.Document!.Info.Title, Is.Not.Empty);
        Assert.That(result.Document.Components!.SecuritySchemes, Is.Not.Empty);
    }

    [TestCaseSource(nameof(Dialects))]
    public async Task Have_every_route_of_their_dialect(string dialect)
    {
        var routes = service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<SpeaksAttribute>() is { } speaks && string.Equals(Dialect.NameOf(speaks.Dialect), dialect, StringComparison.Ordinal))
            .Where(route => route.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [], (route, method) => $"{method} {PathOf(route)}")
            .Where(route => !route.StartsWith("HEAD ", StringComparison.Ordinal));

        var described = (await OperationsAsync(dialect)).Select(operation => $"{operation.Method} {operation.Path.TrimEnd('/')}");

        Assert.That(described, Is.Not.Empty);
        Assert.That(described, Is.EquivalentTo(routes.Distinct(StringComparer.Ordinal)));
    }

    [TestCaseSource(nameof(Dialects))]
    public async Task Say_of_every_route_what_it_does_and_how_it_fails(string dialect)
    {
        var operations = await OperationsAsync(dialect);

        Assert.Multiple(() =>
        {
            foreach (var (method, path, operation) in operations)
            {
                var name = $"{method} {path}";
                Assert.That(operation.Summary ?? operation.Description, Is.Not.Null.And.Not.Empty, name);
                Assert.That(operation.OperationId, Is.Not.Null.And.Not.Empty, name);
                Assert.That(operation.Responses!.Keys, Does.Contain("401"), name);
                Assert.That(operation.Responses.Keys.Any(status => status.StartsWith('2')), Is.True, name);
            }

            Assert.That(operations.Select(operation => operation.Operation.OperationId), Is.Unique);
        });
    }

    [TestCaseSource(nameof(Dialects))]
    public async Task Show_an_example_of_every_answer_and_body(string dialect)
    {
        var contents =
            from operation in await OperationsAsync(dialect)
            from response in operation.Operation.Responses!.Where(response => response.Key.StartsWith('2')).Select(response => response.Value.Content).Append(operation.Operation.RequestBody?.Content)
            from content in response ?? new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            where content.Value.Example is null && content.Value.Examples is null or { Count: 0 }
            select $"{operation.Method} {operation.Path} {content.Key}";

        Assert.That(contents, Is.Empty);
    }

    private async Task<IReadOnlyList<(string Method, string Path, OpenApiOperation Operation)>> OperationsAsync(string dialect)
    {
        var (document, _) = await ReadAsync(dialect);
        return [.. document!.Paths.SelectMany(path => path.Value.Operations!, (path, operation) => (operation.Key.Method, path.Key, operation.Value))];
    }

    private async Task<ReadResult> ReadAsync(string dialect)
    {
        var answer = (await service.GetAsync($"/openapi/{dialect}.json", token: null)).Expect(200);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(answer.Body));
        return await OpenApiDocument.LoadAsync(stream, "json");
    }

    /// <summary>Constraints of parameters are no part of a document's paths.</summary>
    private static string PathOf(RouteEndpoint route) => $"/{Constraint().Replace(route.RoutePattern.RawText!, "")}".TrimEnd('/');

    [GeneratedRegex(":[a-z]+(?=})", RegexOptions.None, 1000)]
    private static partial Regex Constraint();
}
