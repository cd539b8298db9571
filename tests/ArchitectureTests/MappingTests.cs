using NUnit.Framework;
using Reporting.Api.Answers;

namespace Reporting.ArchitectureTests;

internal sealed class MappingTests
{
    [Test]
    public void Every_member_of_a_contract_is_mapped_from_its_report()
    {
        var settings = MapperSettings.Create();

        Assert.That(settings.GetAllTypeMaps(), Is.Not.Empty);
        Assert.That(settings.AssertConfigurationIsValid, Throws.Nothing);
    }
}
