using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Reporting.Api.Dialects;
using Reporting.Application.Ingestion;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Api.Limits;

/// <summary>How often a token may ask, where the operator says nothing.</summary>
internal sealed class UsualRateTests : ServiceFixture
{
    protected override (string Name, string Value)[] Settings => [("Requests:PerMinute", "")];

    [Test]
    public async Task Is_that_of_the_product()
    {
        await Service.AddInstanceAsync();
        for (var asked = 0; asked < 512; asked++)
        {
            (await Service.GetAsync(Dialects.Coder)).Expect(200);
        }

        var refused = await Service.GetAsync(Dialects.Coder);

        Assert.That((refused.Status, refused.Body), Is.EqualTo((429, "{\"message\":\"You've been rate limited for sending more than 512 requests in 1m0s.\"}\n")));
    }

    [Test]
    public void Is_unlimited_where_the_product_has_no_limit_and_for_records()
    {
        var limited = Service.Services.GetServices<Dialect>().Where(dialect => dialect.RequestsPerMinute > 0);

        Assert.That(limited.Select(dialect => dialect.Name), Is.EqualTo(["coder"]));
        Assert.That(new IngestionOptions().RequestsPerMinute, Is.Zero);
    }
}
