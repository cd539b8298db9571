using MediatR;
using NUnit.Framework;

namespace Reporting.ArchitectureTests;

internal sealed class UseCaseTests
{
    private static readonly IReadOnlyList<Type> Types = [.. Layers.Application.WrittenTypes().Where(type => type is { IsAbstract: false, IsGenericType: false })];

    [Test]
    public void Every_query_and_command_has_one_handler()
    {
        var handled = Types.SelectMany(HandledBy).ToLookup(request => request);
        var requests = Types.Where(type => typeof(IBaseRequest).IsAssignableFrom(type)).ToList();

        Assert.That(requests, Is.Not.Empty);
        Assert.That(requests.Where(request => handled[request].Count() != 1).Select(request => request.Name), Is.Empty);
    }

    [Test]
    public void A_request_is_named_after_what_it_is()
    {
        var misnamed = Types
            .Where(type => typeof(IBaseRequest).IsAssignableFrom(type))
            .Where(type => !type.Name.EndsWith("Query", StringComparison.Ordinal) && !type.Name.EndsWith("Command", StringComparison.Ordinal))
            .Select(type => type.Name);

        Assert.That(misnamed, Is.Empty);
    }

    [Test]
    public void Handlers_send_no_messages()
    {
        var sending = Types
            .Where(type => HandledBy(type).Any())
            .Where(type => type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => parameter.ParameterType == typeof(IMediator)))
            .Select(type => type.Name);

        Assert.That(sending, Is.Empty);
    }

    private static IEnumerable<Type> HandledBy(Type type)
        => type.GetInterfaces()
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
            .Select(contract => contract.GenericTypeArguments[0]);
}
