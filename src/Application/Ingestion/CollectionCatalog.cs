using System.Collections.Frozen;
using System.Reflection;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Application.Ingestion;

/// <summary>All collections there are: the record types of the domain that declare one.</summary>
internal sealed class CollectionCatalog
{
    private readonly FrozenDictionary<(InstanceKind Kind, string Name), Collection> collections;

    public CollectionCatalog(IServiceProvider services, IOptions<IngestionOptions> options)
    {
        collections = CollectionAttribute.RecordTypes
            .Select(type => Open(type, services, options.Value))
            .ToFrozenDictionary(collection => (collection.Kind, collection.Name));
    }

    public Collection? Find(InstanceKind kind, string name) => collections.GetValueOrDefault((kind, name));

    /// <summary>The names of the collections of a kind, in order.</summary>
    public IReadOnlyList<string> NamesOf(InstanceKind kind)
        => [.. collections.Keys.Where(key => key.Kind == kind).Select(key => key.Name).Order(StringComparer.Ordinal)];

    private static Collection Open(Type record, IServiceProvider services, IngestionOptions options)
    {
        var validator = services.GetRequiredService(typeof(IValidator<>).MakeGenericType(record));
        var declaration = record.GetCustomAttribute<CollectionAttribute>()!;
        return (Collection)Activator.CreateInstance(typeof(Collection<>).MakeGenericType(record), declaration, validator, options)!;
    }
}
