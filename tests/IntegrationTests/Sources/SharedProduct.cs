using NUnit.Framework;
using Reporting.Testing.Sources;

namespace Reporting.IntegrationTests.Sources;

/// <summary>Ends what the tests of this folder share.</summary>
[SetUpFixture]
internal sealed class SharedProduct
{
    [OneTimeTearDown]
    public Task StopAsync() => UnleashProduct.StopSharedAsync();
}
