using NUnit.Framework;
using Reporting.Testing.Flags;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Flags;

/// <summary>Gives a fixture a service of its own, and each of its tests an instance that has sent nothing.</summary>
internal abstract class FreshFlagsFixture
{
    protected ServiceUnderTest Service { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartServiceAsync() => Service = await FlagsInstance.StartAsync(Given.Now);

    [SetUp]
    public async Task StartOverAsync()
    {
        Service.Clock.Now = Given.Now;
        await Service.StartOverAsync();
    }

    [OneTimeTearDown]
    public async Task StopServiceAsync() => await Service.DisposeAsync();

    protected Task AddAsync<TRecord>(params IEnumerable<TRecord> records)
        where TRecord : class
        => Service.AddAsync(records);
}
