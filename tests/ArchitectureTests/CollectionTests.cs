using FluentValidation;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;
using Reporting.Domain.Ingestion;

namespace Reporting.ArchitectureTests;

internal sealed class CollectionTests
{
    private static readonly Type[] Records = [.. Layers.Domain.WrittenTypes().Where(type => type.IsDefined(typeof(CollectionAttribute), inherit: false))];

    [TestCaseSource(nameof(Records))]
    public void A_collection_has_at_most_one_validator_of_its_own(Type record)
    {
        var contract = typeof(IValidator<>).MakeGenericType(record);

        Assert.That(Layers.Application.WrittenTypes().Where(contract.IsAssignableFrom).ToArray(), Has.Length.LessThan(2));
    }

    [TestCaseSource(nameof(Records))]
    public void A_collection_has_at_most_one_entity_configuration_of_its_own(Type record)
    {
        var contract = typeof(IEntityTypeConfiguration<>).MakeGenericType(record);

        Assert.That(Layers.Infrastructure.WrittenTypes().Where(contract.IsAssignableFrom).ToArray(), Has.Length.LessThan(2));
    }

    [TestCaseSource(nameof(Records))]
    public void A_collection_has_a_key(Type record)
        => Assert.That(CollectionAttribute.KeyOf(record), Is.Not.Empty);

    [Test]
    public void No_two_collections_of_a_kind_have_one_name()
    {
        var names = Records
            .Select(record => (CollectionAttribute)Attribute.GetCustomAttribute(record, typeof(CollectionAttribute))!)
            .Select(collection => (collection.Kind, collection.Name));

        Assert.That(names, Is.Unique);
    }
}
