using NUnit.Framework;
using Reporting.Api.Answers;

namespace Reporting.UnitTests.Answers;

internal sealed class MapperSettingsTests
{
    [Test]
    public void Every_member_of_every_contract_is_mapped() => Assert.That(() => MapperSettings.Create().AssertConfigurationIsValid(), Throws.Nothing);
}
